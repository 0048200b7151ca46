package dev.zplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zplan.LauncherTree.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's archives of loaded classes: made by a Java that is a shell script, in an installed zplan. */
class LauncherArchiveIT {
    @TempDir
    Path temp;

    private LauncherTree tree;
    private Path lib;
    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
        tree = LauncherTree.in(temp.resolve("a tree; with 'odd' $names"));
        launcher = tree.install(temp.resolve("opt/zplan of 'ours'"));
        lib = temp.resolve("opt/zplan of 'ours'/lib");
    }

    @Test
    void isMadeOnceAndUsed() throws Exception {
        assertThat(make()).isEmpty();
        assertThat(make()).isEmpty();
        assertThat(made()).hasSize(1);
        assertThat(used()).isEqualTo("<-XX:SharedArchiveFile=" + archive() + ">");
        assertThat(archive().getParent()).isEqualTo(lib.resolve("cds"));
        assertThat(names(lib.resolve("cds"))).hasSize(2);
    }

    @Test
    void isMadeBesideTheFirstRun() throws Exception {
        Result first = run(Map.of("ZPLAN_CDS", "auto"));
        assertThat(first.out()).endsWith("<plan>\nyes\n").doesNotContain("SharedArchiveFile");
        assertThat(first.err()).isEmpty();
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!isWhole()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
        assertThat(used()).isEqualTo("<-XX:SharedArchiveFile=" + archive() + ">");
    }

    @Test
    void isNeitherMadeNorUsedWhenOff() throws Exception {
        run(Map.of("ZPLAN_CDS", "off"));
        assertThat(lib.resolve("cds")).doesNotExist();
        make();
        assertThat(run(Map.of("ZPLAN_CDS", "off")).out()).doesNotContain("SharedArchiveFile");
    }

    @Test
    void isNotUsedWhenItIsCutShort() throws Exception {
        make();
        FileTime time = Files.getLastModifiedTime(archive());
        Files.writeString(archive(), "arch");
        Files.setLastModifiedTime(archive(), time);
        assertThat(used()).isEmpty();
        make();
        assertThat(used()).isNotEmpty();
        assertThat(made()).hasSize(2);
    }

    @Test
    void isNotUsedWhenSomebodyWroteIntoIt() throws Exception {
        make();
        Files.writeString(archive(), "ARCHIVE\n");
        Files.setLastModifiedTime(archive(), FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(used()).isEmpty();
    }

    @Test
    void isMadeAnewForOtherJars() throws Exception {
        make();
        Files.writeString(lib.resolve("more.jar"), "jar");
        assertThat(used()).isEmpty();
        make();
        assertThat(used()).isNotEmpty();
    }

    @Test
    void eachJavaHasItsOwn() throws Exception {
        make();
        Path other = tree.java("another java", "25.0.3");
        assertThat(run(Map.of("JAVA_HOME", other.toString(), "ZPLAN_CDS", "make"))
                        .err())
                .isEmpty();
        assertThat(names(lib.resolve("cds"))).hasSize(4);
        assertThat(used()).isNotEmpty();
    }

    @Test
    void goesToTheCacheWhereTheJarsAreNotOnesOwn() throws Exception {
        Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("r-xr-xr-x"));
        if (Files.isWritable(lib)) {
            Files.setOwner(
                    lib, lib.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        assertThat(make()).isEmpty();
        assertThat(lib.resolve("cds")).doesNotExist();
        assertThat(archive().startsWith(cache())).isTrue();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(archive().getParent())))
                .isEqualTo("rwx------");
        assertThat(used()).isEqualTo("<-XX:SharedArchiveFile=" + archive() + ">");
        Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void isNotTriedAgainWhereJavaCannotMakeOne() throws Exception {
        Result result = run(Map.of("ZPLAN_CDS", "make", "TRAINING_EXIT", "1"));
        assertThat(result.exit()).isEqualTo(70);
        assertThat(result.err()).isEqualTo("zplan: cannot make an archive of loaded classes\n");
        assertThat(make()).isEmpty();
        assertThat(tree.folder().resolve("java-17/made")).doesNotExist();
        assertThat(used()).isEmpty();
    }

    @Test
    void isTriedAgainWhereASignalEndedIt() throws Exception {
        assertThat(run(Map.of("ZPLAN_CDS", "make", "TRAINING_EXIT", "143")).exit())
                .isEqualTo(70);
        assertThat(make()).isEmpty();
        assertThat(used()).isNotEmpty();
    }

    @Test
    void oneOfTwoAtOnceMakesIt() throws Exception {
        Map<String, String> environment = environment(Map.of("ZPLAN_CDS", "make"));
        Process first = tree.start(List.of(launcher.toString()), environment);
        Process second = tree.start(List.of(launcher.toString()), environment);
        assertThat(LauncherTree.await(first).exit()).isZero();
        assertThat(LauncherTree.await(second).exit()).isZero();
        assertThat(made()).hasSize(1);
        assertThat(used()).isNotEmpty();
    }

    @Test
    void takesOverFromOneThatDied() throws Exception {
        make();
        Path lock = Files.createSymbolicLink(Path.of(archive() + ".lock"), Path.of("4194305"));
        Path left = Files.createDirectory(Path.of(archive() + ".4194305"));
        Files.writeString(lib.resolve("zplan.jar"), "another jar");
        make();
        assertThat(used()).isNotEmpty();
        assertThat(Files.isSymbolicLink(lock)).isFalse();
        assertThat(left).doesNotExist();
    }

    @Test
    void comesWithTheBuildInASourceTree() throws Exception {
        Result result = tree.run(tree.launcher(), Map.of("ZPLAN_CDS", "auto"));
        assertThat(result.out())
                .contains("<-XX:SharedArchiveFile=" + tree.folder().resolve("target/cds"));
        assertThat(result.err()).isEqualTo("zplan: building (first use, about a minute)...\n");
    }

    /** Makes the archive; returns what was said. */
    private String make() throws Exception {
        Result result = run(Map.of("ZPLAN_CDS", "make"));
        assertThat(result.exit()).isZero();
        return result.out() + result.err();
    }

    /** The options by which a run uses an archive; nothing is made beside it. */
    private String used() throws Exception {
        tree.tool("nice", "exit 0\n");
        Result result = run(Map.of("ZPLAN_CDS", "auto"));
        assertThat(result.err()).isEmpty();
        return result.out()
                .lines()
                .filter(line -> line.startsWith("<-XX:SharedArchiveFile="))
                .collect(Collectors.joining());
    }

    private Result run(Map<String, String> more) throws Exception {
        return tree.run(launcher, environment(more), "plan");
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("XDG_CACHE_HOME", cache().toString());
        return environment;
    }

    /** Whether an archive was made, and nobody is at it any more. */
    private boolean isWhole() throws IOException {
        List<String> names = Files.exists(lib.resolve("cds")) ? names(lib.resolve("cds")) : List.of();
        return names.size() == 2 && names.stream().anyMatch(name -> name.endsWith(".txt"));
    }

    private Path archive() throws IOException {
        try (Stream<Path> all = Files.walk(temp)) {
            return all.filter(path -> path.toString().endsWith(".jsa"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    /** What the tree's Java was asked to make. */
    private List<String> made() throws IOException {
        return Files.readAllLines(tree.folder().resolve("java-17/made"));
    }

    private Path cache() {
        return temp.resolve("my cache");
    }
}
