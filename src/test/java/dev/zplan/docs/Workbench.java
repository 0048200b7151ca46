package dev.zplan.docs;

import dev.zplan.cli.Context;
import dev.zplan.cli.Zplan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A copy of the project's workspace in which zplan is run, as {@code Main} does but within the test. Its simulated host is new.
 *
 * @param root the folder
 * @param random gives each transaction its name
 */
record Workbench(Path root, RandomGenerator random) {

    /** The project's own folder. */
    static final Path PROJECT = Path.of("").toAbsolutePath();

    /** What one run of zplan printed, and its exit code. */
    record Run(int exitCode, String out, String err) {}

    /** Copies the files that make the project a workspace to {@code root}. */
    static Workbench in(Path root) {
        try {
            Files.createDirectories(root);
            Files.copy(PROJECT.resolve("zplan.kdl"), root.resolve("zplan.kdl"));
            Files.createDirectories(root.resolve(".zplan"));
            Files.writeString(root.resolve(".zplan/id"), "2f6c1d9e40b7a835\n");
            for (String folder : List.of("plans", "pools", "templates", "modules")) {
                copy(PROJECT.resolve(folder), root.resolve(folder));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Workbench(root, new Random(1));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Runs {@code zplan} with these arguments. */
    Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new Zplan(context("", false, new PrintWriter(out), new PrintWriter(err))).run(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** Each write is taken as a text of its own. */
    private static OutputStream decoded(PrintWriter text) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                text.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                text.write(new String(bytes, from, length, StandardCharsets.UTF_8));
            }
        };
    }

    private Context context(String in, boolean terminal, PrintWriter out, PrintWriter err) {
        return new Context(
                new BufferedReader(new StringReader(in)),
                out,
                err,
                new Context.Bytes(InputStream.nullInputStream(), decoded(out), decoded(err)),
                Map.of("NO_COLOR", "1"),
                root,
                new Context.Terminals(terminal, terminal, terminal),
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
                random,
                "tester",
                "bench");
    }

    /** Runs {@code zplan} as at a terminal where {@code yes} is the answer to everything; both streams come as one. */
    Run answeringYes(String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter both = new PrintWriter(out);
        int exitCode = new Zplan(context("yes\n", true, both, both)).run(arguments);
        return new Run(exitCode, out.toString(), "");
    }

    /** Writes a file of the workspace. */
    Workbench write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The text of a file of the workspace. */
    String read(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
