package dev.zplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zplan.LauncherTree.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher, run as a user runs it; nothing is really built, for its Maven is a shell script. */
class LauncherIT {
    @TempDir
    Path temp;

    private LauncherTree tree;

    @BeforeAll
    static void wantsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
    }

    @BeforeEach
    void makeTree() throws IOException {
        tree = LauncherTree.in(temp.resolve("a tree; with 'odd' $names"));
    }

    @Nested
    class Running {
        @ParameterizedTest
        @ValueSource(strings = {"/bin/sh", "/usr/bin/dash", "/usr/bin/ksh93", "/usr/bin/bash"})
        void worksInEveryShell(String shell) throws Exception {
            assumeTrue(Files.isExecutable(Path.of(shell)), "no " + shell + " here");
            Result result = LauncherTree.await(
                    tree.start(List.of(shell, tree.launcher().toString(), "plan", "a b", "*", ""), Map.of()));
            assertThat(result.out()).endsWith("<dev.zplan.cli.Main>\n<plan>\n<a b>\n<*>\n<>\nyes\n");
            assertThat(result.exit()).isZero();
        }

        @Test
        void passesTheExitCode() throws Exception {
            assertThat(tree.run(tree.launcher(), Map.of("JAVA_EXIT", "4")).exit())
                    .isEqualTo(4);
        }

        @Test
        void becomesTheJavaProcess() throws Exception {
            Result result = tree.run();
            assertThat(result.out()).contains("pid " + result.pid() + "\n");
        }

        @Test
        void staysInTheFolderOfTheCaller() throws Exception {
            assertThat(tree.run().out()).contains("cwd " + tree.folder().resolve("elsewhere") + "\n");
        }

        @Test
        void findsItsTreeThroughSymbolicLinks() throws Exception {
            Path bin = Files.createDirectories(temp.resolve("home/my bin"));
            Path first = Files.createSymbolicLink(temp.resolve("home/zplan"), tree.launcher());
            Path second = Files.createSymbolicLink(bin.resolve("zp"), Path.of("../zplan"));
            assertThat(tree.run(first, Map.of()).out()).contains("<" + tree.jar() + ":");
            assertThat(tree.run(second, Map.of()).out()).contains("<" + tree.jar() + ":");
        }

        @Test
        void saysThatNothingIsATerminal() throws Exception {
            assertThat(tree.run().out())
                    .contains("<-Dzplan.stdin.tty=false>", "<-Dzplan.stdout.tty=false>", "<-Dzplan.stderr.tty=false>")
                    .doesNotContain("zplan.width");
        }

        @Test
        void passesOptionsForJavaUnexpanded() throws Exception {
            Result result = tree.run(tree.launcher(), Map.of("ZPLAN_JAVA_OPTS", "-Xmx1g -Da=*"));
            assertThat(result.out()).contains("<-Xmx1g>\n<-Da=*>\n<-cp>\n");
        }

        @Test
        void runsWithoutSources() throws Exception {
            Path installed = temp.resolve("opt/zplan");
            Result result = tree.run(tree.install(installed), Map.of());
            assertThat(result.out()).contains("<" + installed.resolve("lib/*") + ">\n");
            assertThat(tree.folder().resolve("builds")).doesNotExist();
        }

        @Test
        void refusesAColonInItsPath() throws Exception {
            Result result = LauncherTree.in(temp.resolve("a:b")).run();
            assertThat(result.exit()).isEqualTo(70);
            assertThat(result.err()).contains("colon");
        }
    }

    @Nested
    class ChoosingJava {
        @Test
        void prefersItsOwnVariable() throws Exception {
            Path home = tree.java("own", "21");
            assertThat(tree.run(tree.launcher(), Map.of("ZPLAN_JAVA_HOME", home.toString()))
                            .out())
                    .contains("home " + home + "\n");
        }

        @Test
        void refusesAnOldJavaThatItIsToldToUse() throws Exception {
            String old = tree.java("old", "11.0.2").toString();
            Result result = tree.run(tree.launcher(), Map.of("ZPLAN_JAVA_HOME", old));
            assertThat(result.exit()).isEqualTo(69);
            assertThat(result.err())
                    .isEqualTo("zplan: ZPLAN_JAVA_HOME will not do: the Java in " + old
                            + " is version 11; zplan needs Java 17 or newer\n");
            assertThat(result.out()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"11.0.2", "1.8.0_392", "9-ea"})
        void passesOverAnOldJavaHome(String version) throws Exception {
            Path old = tree.java("old", version);
            Path next = tree.java("tools/on path", "17-ea");
            assertThat(runWithJavaHome(old, next)).contains("home " + next + "\n");
        }

        @Test
        void passesOverAJavaHomeThatIsNone() throws Exception {
            Path next = tree.java("on path", "25.0.3");
            assertThat(runWithJavaHome(temp.resolve("nonsense"), next)).contains("home " + next + "\n");
        }

        @Test
        void passesOverAJavaWithoutCompilerWhenItMustBuild() throws Exception {
            Path bare = tree.java("bare", "21");
            Files.delete(bare.resolve("bin/javac"));
            Path next = tree.java("on path", "17.0.1");
            assertThat(runWithJavaHome(bare, next)).contains("home " + next + "\n");
            assertThat(runWithJavaHome(bare, next)).contains("home " + bare + "\n");
        }

        @Test
        void asksAJavaWithoutReleaseFile() throws Exception {
            Path home = tree.java("own", "21");
            Files.delete(home.resolve("release"));
            Files.writeString(home.resolve("bin/java"), """
                    #!/bin/sh
                    case $1 in
                        -Xshow*) echo '    java.specification.version = 11' >&2 ;;
                    esac
                    """);
            Result result = tree.run(tree.launcher(), Map.of("ZPLAN_JAVA_HOME", home.toString()));
            assertThat(result.err()).contains("is version 11;");
        }

        private String runWithJavaHome(Path home, Path onPath) throws Exception {
            Files.createDirectories(tree.folder().resolve("tools"));
            Path link = tree.folder().resolve("tools/java");
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, onPath.resolve("bin/java"));
            return tree.run(tree.launcher(), Map.of("JAVA_HOME", home.toString()))
                    .out();
        }
    }

    @Nested
    class Building {
        @Test
        void buildsOnceAndKeepsStdoutClean() throws Exception {
            Result first = tree.run();
            Result second = tree.run();
            assertThat(first.err()).isEqualTo("zplan: building (first use, about a minute)...\n");
            assertThat(first.out()).startsWith("home ");
            assertThat(second.err()).isEmpty();
            assertThat(builds()).isEqualTo(1);
        }

        @Test
        void buildsAgainWhenASourceIsNewer() throws Exception {
            tree.run();
            edit("src/main/java/A.java");
            assertThat(tree.run().err()).isEqualTo("zplan: building (sources have changed)...\n");
            assertThat(builds()).isEqualTo(2);
        }

        @Test
        void buildsAgainWhenASourceIsGone() throws Exception {
            tree.run();
            Files.delete(tree.folder().resolve("src/main/java/A.java"));
            edit("src/main/java");
            tree.run();
            assertThat(builds()).isEqualTo(2);
        }

        @Test
        void whatIsEditedDuringABuildIsBuiltNext() throws Exception {
            tree.maven("sleep 0.1; touch src/main/java/A.java; sleep 0.1\n" + LauncherTree.MAVEN_BUILDS);
            tree.run();
            tree.maven(LauncherTree.MAVEN_BUILDS);
            tree.run();
            assertThat(builds()).isEqualTo(2);
        }

        @Test
        void oneOfTwoAtOnceBuilds() throws Exception {
            tree.maven("sleep 0.5\n" + LauncherTree.MAVEN_BUILDS);
            Process first = tree.start(List.of(tree.launcher().toString()), Map.of());
            Process second = tree.start(List.of(tree.launcher().toString()), Map.of());
            assertThat(LauncherTree.await(first).exit()).isZero();
            assertThat(LauncherTree.await(second).exit()).isZero();
            assertThat(builds()).isEqualTo(1);
        }

        @Test
        void aFailedBuildShowsMavensErrorsAndLeavesNothing() throws Exception {
            tree.maven(LauncherTree.MAVEN_BUILDS + "echo '[ERROR] A.java: no'; exit 1\n");
            Result result = tree.run();
            assertThat(result.exit()).isEqualTo(70);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("[ERROR] A.java: no", "zplan: the build failed");
            assertThat(tree.folder().resolve("target")).isDirectoryContaining("glob:**/lib");
            assertThat(tree.jar()).doesNotExist();
            assertThat(tree.folder().resolve("target/zplan.lock")).doesNotExist();
        }

        @Test
        void aKilledBuildIsNotUsed() throws Exception {
            tree.maven(LauncherTree.MAVEN_BUILDS + "kill -9 $PPID\n");
            assertThat(tree.run().exit()).isEqualTo(137);
            assertThat(tree.jar()).exists();
            tree.maven(LauncherTree.MAVEN_BUILDS);
            assertThat(tree.run().exit()).isZero();
            assertThat(builds()).isEqualTo(2);
            assertThat(tree.folder().resolve("target/zplan.lock")).doesNotExist();
        }

        @Test
        void aBuildThatIsToldToStopStopsMaven() throws Exception {
            tree.maven(LauncherTree.MAVEN_BUILDS + "trap 'echo stopped >>builds; exit 1' TERM\nkill -TERM $PPID\n"
                    + "while :; do sleep 0.1; done\n");
            assertThat(tree.run().exit()).isEqualTo(143);
            assertThat(Files.readString(tree.folder().resolve("builds"))).isEqualTo("built\nstopped\n");
            assertThat(tree.jar()).doesNotExist();
        }

        private int builds() throws IOException {
            return Files.readAllLines(tree.folder().resolve("builds")).size();
        }

        private void edit(String path) throws IOException {
            Files.setLastModifiedTime(
                    tree.folder().resolve(path), FileTime.from(Instant.now().plusSeconds(1)));
        }
    }
}
