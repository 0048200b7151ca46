package dev.zplan;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A small source tree with the real launcher in it, beside a Java and a Maven that are shell scripts. The Java prints
 * where it lives, its process number and its arguments, one a line, or makes an archive of classes; the Maven does what
 * a test tells it. Archives are made only where a test says so.
 */
record LauncherTree(Path folder) {

    /** How a run of the launcher ended, with its two outputs. */
    record Result(int exit, String out, String err, long pid) {}

    static final String MAVEN_BUILDS = """
            echo built >>builds
            mkdir -p target/lib
            echo jar >target/zplan.jar
            """;

    /** Makes a tree in the folder, which holds sources that are not built yet, a Java 17, and a Maven that builds. */
    static LauncherTree in(Path folder) throws IOException {
        LauncherTree tree = new LauncherTree(folder);
        Files.createDirectories(folder.resolve("src/main/java"));
        Files.writeString(folder.resolve("src/main/java/A.java"), "class A {}\n");
        Files.writeString(folder.resolve("pom.xml"), "<project/>\n");
        Path launcher = Path.of(System.getProperty("zplan.root", "."), "zplan");
        Files.copy(launcher, tree.launcher(), StandardCopyOption.COPY_ATTRIBUTES);
        tree.java("java-17", "17.0.15");
        tree.maven(MAVEN_BUILDS);
        return tree;
    }

    Path launcher() {
        return folder.resolve("zplan");
    }

    Path jar() {
        return folder.resolve("target/zplan.jar");
    }

    /** Makes a home of a Java with that version; one of that name before it is replaced. */
    Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        script(home.resolve("bin/java"), """
                archive=
                for word; do
                    case $word in
                        -XX:DumpLoadedClassList=*) echo classes >"${word#*=}" && exit "${TRAINING_EXIT:-0}" ;;
                        -Xshare:dump) archive=wanted ;;
                        -XX:SharedArchiveFile=*) file=${word#*=} ;;
                    esac
                done
                if [ -n "$archive" ]; then
                    echo "$file" >>"${0%/*}/../made"
                    echo archive >"$file"
                    exit
                fi
                echo "home $(cd "${0%/*}/.." && pwd)"
                echo "pid $$"
                echo "cwd $(pwd)"
                printf '<%s>\\n' "$@"
                cat
                exit "${JAVA_EXIT:-0}"
                """);
        script(home.resolve("bin/javac"), "");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"a test\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** What {@code mvn} does from now on: shell commands, run in the tree. */
    void maven(String commands) throws IOException {
        tool("mvn", commands);
    }

    /** What that program does from now on. */
    void tool(String name, String commands) throws IOException {
        script(folder.resolve("tools").resolve(name), commands);
    }

    /** Lays out an installed zplan, {@code bin} beside {@code lib}, in the folder; returns its launcher. */
    Path install(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/zplan.jar"), "jar");
        return Files.copy(launcher(), folder.resolve("bin/zplan"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Runs the launcher with the tree's Java in the environment, reading {@code yes}. */
    Result run(String... arguments) throws IOException, InterruptedException {
        return run(launcher(), Map.of(), arguments);
    }

    /** The same by another path to the launcher, and with more in the environment. */
    Result run(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return await(start(command, environment));
    }

    Process start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        builder.directory(elsewhere.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ZPLAN_") || name.startsWith("JAVA_"));
        builder.environment().put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
        builder.environment().put("JAVA_HOME", folder.resolve("java-17").toString());
        builder.environment().put("ZPLAN_CDS", "off");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write("yes\n");
        } catch (IOException closed) {
            // a launcher that refuses to start reads nothing
        }
        return process;
    }

    static Result await(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(30, SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end");
        }
        return new Result(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8),
                process.pid());
    }

    private static void script(Path file, String commands) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + commands);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + file);
        }
    }
}
