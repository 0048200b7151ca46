package dev.zplan.cli;

import dev.zplan.report.LiveFrame;
import dev.zplan.report.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The world around one run of zplan.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param bytes the streams again, where bytes count and not characters
 * @param environment the environment
 * @param current the current directory
 * @param terminals which of the streams are terminals
 * @param clock the time
 * @param random for names of transactions
 * @param user who runs it
 * @param machineName of the machine that it runs on; asked when it is needed, for that may take a name server
 * @param process what it may do with its own process
 * @param events where everything goes that is told, where it goes to a program; null where people read it
 */
public record Context(
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        Bytes bytes,
        Map<String, String> environment,
        Path current,
        Terminals terminals,
        Clock clock,
        RandomGenerator random,
        String user,
        Supplier<String> machineName,
        OwnProcess process,
        @Nullable EventStream events) {

    /** Keeps a copy. */
    public Context {
        environment = Map.copyOf(environment);
    }

    /** The same for people. */
    public Context(
            BufferedReader in,
            PrintWriter out,
            PrintWriter err,
            Bytes bytes,
            Map<String, String> environment,
            Path current,
            Terminals terminals,
            Clock clock,
            RandomGenerator random,
            String user,
            Supplier<String> machineName,
            OwnProcess process) {
        this(in, out, err, bytes, environment, current, terminals, clock, random, user, machineName, process, null);
    }

    /** The same as a guest in somebody else's process, whose signals are not its business. */
    public Context(
            BufferedReader in,
            PrintWriter out,
            PrintWriter err,
            Bytes bytes,
            Map<String, String> environment,
            Path current,
            Terminals terminals,
            Clock clock,
            RandomGenerator random,
            String user,
            String machine) {
        this(
                in,
                out,
                err,
                bytes,
                environment,
                current,
                terminals,
                clock,
                random,
                user,
                () -> machine,
                OwnProcess.guest(),
                null);
    }

    /**
     * The process that zplan runs in.
     *
     * @param pause waits
     * @param signals tell when somebody wants it to end
     * @param halt ends it at once with an exit code
     * @param mortal whether it may be ended in the middle of something, as by a kill
     */
    public record OwnProcess(Pause pause, Signals signals, IntConsumer halt, boolean mortal) {

        /** One that is not ended in the middle of something. */
        public OwnProcess(Pause pause, Signals signals, IntConsumer halt) {
            this(pause, signals, halt, false);
        }

        /** One that zplan has to itself. */
        static OwnProcess own() {
            return new OwnProcess(Pause.real(), ProcessSignals.orHook(), Runtime.getRuntime()::halt, true);
        }

        /** One that belongs to somebody else. */
        static OwnProcess guest() {
            return new OwnProcess(Pause.real(), (receiver, exitCode) -> () -> {}, Runtime.getRuntime()::halt);
        }
    }

    /**
     * Which of the streams are terminals.
     *
     * @param size tells how large the terminal is just now
     */
    public record Terminals(boolean in, boolean out, boolean err, Supplier<LiveFrame.Size> size) {

        /** Terminals of the usual size. */
        public Terminals(boolean in, boolean out, boolean err) {
            this(in, out, err, () -> TerminalSize.USUAL);
        }
    }

    /** Standard input, output and error as bytes. */
    public record Bytes(InputStream in, OutputStream out, OutputStream err) {

        /** Writes to standard output, at once. */
        void out(byte[] bytes) {
            write(out, bytes);
        }

        /** Writes to standard error, at once. */
        void err(byte[] bytes) {
            write(err, bytes);
        }

        private static void write(OutputStream stream, byte[] bytes) {
            try {
                stream.write(bytes);
                stream.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The same, with colours always or never, whatever else speaks for or against them. */
    Context inColour(boolean colour) {
        Map<String, String> forced = new HashMap<>(environment);
        forced.put("NO_COLOR", colour ? "" : "1");
        forced.put("CLICOLOR_FORCE", colour ? "1" : "0");
        return new Context(
                in, out, err, bytes, forced, current, terminals, clock, random, user, machineName, process, events);
    }

    /** The name of the machine that it runs on. */
    String machine() {
        return machineName.get();
    }

    /** The same, where others take what is printed. */
    Context speaking(PrintWriter toOut, PrintWriter toErr) {
        return with(toOut, toErr, events);
    }

    /** The same for a program: what is printed, and what goes wrong, becomes events. */
    Context streaming(EventStream stream, PrintWriter toOut, PrintWriter toErr) {
        return with(toOut, toErr, stream);
    }

    private Context with(PrintWriter toOut, PrintWriter toErr, @Nullable EventStream stream) {
        return new Context(
                in,
                toOut,
                toErr,
                bytes,
                environment,
                current,
                terminals,
                clock,
                random,
                user,
                machineName,
                process,
                stream);
    }

    /** Whether standard output is a terminal on which text can be drawn anew in place, and somebody sees it. */
    boolean live() {
        return terminals.out()
                && !"dumb".equals(environment.get("TERM"))
                && environment.getOrDefault("CI", "").isEmpty();
    }

    /**
     * What reports are printed on. Standard output gets colours as no-color.org and bixense.com/clicolors have it: NO_COLOR forbids
     * them, CLICOLOR_FORCE asks for them, CLICOLOR=0 and TERM=dumb do not want them, else a terminal decides. Only a terminal has a
     * width: COLUMNS, or its own.
     */
    Page page() {
        return new Page(colour(), terminals.out() ? Page.columns(columns()) : Page.ENDLESS);
    }

    /** What the environment says, or else the terminal. */
    private int columns() {
        String wanted = environment.getOrDefault("COLUMNS", "");
        return wanted.matches("[1-9][0-9]{0,4}")
                ? Integer.parseInt(wanted)
                : terminals.size().get().columns();
    }

    /** Whether standard output gets colours. */
    boolean colour() {
        return colour(terminals.out());
    }

    /** The same for standard error. */
    boolean errColour() {
        return colour(terminals.err());
    }

    private boolean colour(boolean terminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return terminal && !"0".equals(environment.get("CLICOLOR")) && !"dumb".equals(environment.get("TERM"));
    }
}
