package dev.zplan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.report.LiveFrame;
import dev.zplan.sim.Fault;
import dev.zplan.sim.SimHost;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small workspace with a simulated host {@code lab}, and a shell to run zplan in it: always the same time, user and chance. */
final class Workbench {

    /** A network, and a zone on it. */
    static final String QUICKSTART = """
            etherstub "internal0"

            zone "web" {
                template "omnios"
                net pool="internal"
                attr "role" "frontend"
            }
            """;

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final String POOL = """
            pool "internal" {
                network "10.99.0.0/24"
                gateway "10.99.0.1"
                range "10.99.0.10" "10.99.0.19"
                reserved "10.99.0.12"
                link "internal0"
            }
            """;

    private final Path root;
    private final Random random = new Random(1);
    private final Map<String, String> environment = new HashMap<>();
    private String machine = "bench";
    private @Nullable Supplier<LiveFrame.Size> terminal;
    private Context.OwnProcess process = Context.OwnProcess.guest();

    private Workbench(Path root) {
        this.root = root;
    }

    /** What one run of zplan printed, and its exit code. */
    record Run(int exitCode, String out, String err) {

        /** The same, once it is known to have gone well and without complaint. */
        Run ok() {
            assertThat(err).isEmpty();
            assertThat(exitCode).as(out).isZero();
            return this;
        }
    }

    /** Only that folder: no workspace yet. */
    static Workbench bare(Path root) {
        return new Workbench(root);
    }

    /** With the plan {@code quickstart}; nothing is applied. */
    static Workbench in(Path root) {
        return bare(root)
                .write("zplan.kdl", "zplan 1\nhost \"lab\" via=\"sim\" flavour=\"omnios\"\n")
                .write("pools/internal.kdl", POOL)
                .write("plans/quickstart.kdl", QUICKSTART);
    }

    /** Writes a file of the workspace. */
    Workbench write(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file of the workspace. */
    String read(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a module that comes with zplan. */
    static String moduleText(String kind) {
        try {
            return Files.readString(Path.of("modules", kind + ".kdl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file or a folder with all that is in it. */
    Workbench remove(String name) {
        try (Stream<Path> files = Files.walk(root.resolve(name))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is such a file. */
    boolean has(String name) {
        return Files.exists(root.resolve(name));
    }

    /** Leaves the journal of an apply that died before it did anything. */
    Workbench interrupted() {
        facts();
        write("plans/interrupted.kdl", "etherstub \"interrupted0\"\n");
        fault(Fault.crash("create-etherstub", 1, Fault.When.BEFORE));
        assertThat(run("apply", "interrupted", "--yes").exitCode()).isEqualTo(ExitCodes.INTERNAL);
        return remove("plans/interrupted.kdl");
    }

    /** From now on on the machine that this really runs on, beside real processes. */
    Workbench onThisMachine() {
        machine = Main.machine();
        return this;
    }

    /** From now on standard output and standard error are a terminal of that size. */
    Workbench onTerminal(Supplier<LiveFrame.Size> size) {
        terminal = size;
        return this;
    }

    /** Sets a variable of the environment for all further runs. */
    Workbench with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Gives all further runs another process. */
    Workbench with(Context.OwnProcess other) {
        process = other;
        return this;
    }

    /** Lets this workspace have the simulated hosts of another one. */
    Workbench sharingHostsOf(Workbench other) {
        try {
            Files.createDirectories(other.root.resolve(".zplan/sim"));
            Files.createDirectories(root.resolve(".zplan"));
            Files.createSymbolicLink(root.resolve(".zplan/sim"), other.root.resolve(".zplan/sim"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something by hand on the host. */
    Workbench onHost(String... argv) {
        return on("lab", argv);
    }

    /** Does something by hand on a host. */
    Workbench on(String host, String... argv) {
        SimHost lab = SimHost.open(root.resolve(".zplan/sim/" + host + ".json"));
        assertThat(lab.run(argv).exitCode()).as(String.join(" ", argv)).isZero();
        return this;
    }

    /** Lets something go wrong at a command to come. */
    Workbench fault(Fault fault) {
        return fault("lab", fault);
    }

    /** Lets something go wrong on a host at a command to come. */
    Workbench fault(String host, Fault fault) {
        SimHost.open(root.resolve(".zplan/sim/" + host + ".json")).inject(fault);
        return this;
    }

    /** What is on the host, as a facts file tells it. */
    String facts() {
        return run("facts").ok().out();
    }

    /** The names of all files below zplan's own folder that hold that text, but for the simulated host itself. */
    List<String> filesWith(String text) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> root.relativize(f).toString())
                    .filter(f -> !f.contains("sim/") && read(f).contains(text))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code zplan} with nobody at the terminal. */
    Run run(String... arguments) {
        return run("", false, arguments);
    }

    /** Runs {@code zplan} with somebody at the terminal who gives that answer. */
    Run answering(String answer, String... arguments) {
        return run(answer + "\n", true, arguments);
    }

    /** Runs {@code zplan} with that text on its standard input, which is no terminal. */
    Run reading(String input, String... arguments) {
        return run(input, false, arguments);
    }

    private Run run(String input, boolean terminal, String... arguments) {
        InputStream bytes = new ByteArrayInputStream(input.getBytes(UTF_8));
        return run(new BufferedReader(new StringReader(input)), bytes, terminal, arguments);
    }

    /** Runs {@code zplan} with that standard input. */
    Run run(BufferedReader input, boolean terminal, String... arguments) {
        return run(input, InputStream.nullInputStream(), terminal, arguments);
    }

    private Run run(BufferedReader input, InputStream bytes, boolean terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Context context = context(input, bytes, terminal, out, err);
        int exitCode = new Zplan(context).run(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** What zplan says when a command throws that. */
    Run failing(Exception thrown) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new Failures(context(
                        new BufferedReader(new StringReader("")), InputStream.nullInputStream(), false, out, err))
                .failed(thrown);
        return new Run(exitCode, out.toString(), err.toString());
    }

    /** Each write is taken as a text of its own. */
    private static OutputStream decoded(StringWriter text) {
        return new OutputStream() {
            @Override
            public void write(int b) {
                text.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                text.write(new String(bytes, from, length, UTF_8));
            }
        };
    }

    /** The world of a run that reads nothing and whose output nobody sees. */
    Context context() {
        return context(
                new BufferedReader(new StringReader("")),
                InputStream.nullInputStream(),
                false,
                new StringWriter(),
                new StringWriter());
    }

    private Context context(BufferedReader in, InputStream bytes, boolean input, StringWriter out, StringWriter err) {
        return new Context(
                in,
                new PrintWriter(out),
                new PrintWriter(err),
                new Context.Bytes(bytes, decoded(out), decoded(err)),
                environment,
                root,
                terminal == null
                        ? new Context.Terminals(input, false, false)
                        : new Context.Terminals(input, true, true, terminal),
                Clock.fixed(NOW, ZoneOffset.UTC),
                random,
                "tester",
                () -> machine,
                process);
    }
}
