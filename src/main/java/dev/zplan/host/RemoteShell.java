package dev.zplan.host;

import dev.zplan.module.CommandLine;
import dev.zplan.sim.zonecfg.ByteText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A POSIX shell behind a process's standard streams (ksh93 is {@code /bin/sh} on illumos). It is given command lines, and prints a
 * mark after the output of each, on both streams, with the exit status between two marks. For one thread at a time; once it is
 * {@link #lost} it is of no use any more.
 *
 * <p>Commands either write straight to the shell's streams, or into files that are shown when the command has ended: then nothing that
 * it leaves running can mix with the output of the next.
 */
final class RemoteShell implements AutoCloseable {

    /** An argument of printf that is longer may be too much for some shells. */
    private static final int PRINTED_AT_ONCE = 8192;

    /** ksh93 has the exit status of what a signal killed from 256 on, other shells from 128 on. */
    private static final int SIGNALLED_BY_KSH = 256;

    private static final int SIGNALLED = 128;
    private static final Duration AFTER_GIVING_UP = Duration.ofSeconds(5);

    /** There is no shell behind the process, or it did not greet in time. */
    static final class NoShell extends Exception {
        private static final long serialVersionUID = 1L;

        private final String said;
        private final boolean late;

        private NoShell(String said, boolean late) {
            super(said);
            this.said = said;
            this.late = late;
        }

        /** What the process said on its standard error. */
        String said() {
            return said;
        }

        /** Whether it simply said nothing in time. */
        boolean late() {
            return late;
        }
    }

    private final Process process;
    private final OutputStream in;
    private final String printMark;
    private final Frames out;
    private final Frames err;
    private String pid = "";
    private String files = "";
    private boolean lost;
    private boolean late;

    private RemoteShell(Process process, String mark, int limit) {
        byte[] bytes = mark.getBytes(StandardCharsets.US_ASCII);
        this.process = process;
        this.in = process.getOutputStream();
        this.printMark = "printf " + Argv.format(mark);
        this.out = Frames.of(process.getInputStream(), bytes, limit);
        this.err = Frames.of(process.getErrorStream(), bytes, limit);
    }

    /**
     * Greets the shell behind a process, and hears its greeting.
     *
     * @param apart whether commands shall write into files, if the host has room for them
     * @param limit how many bytes are kept of each stream of a command
     * @param patience how long that may take
     */
    static RemoteShell greet(Process process, Surroundings surroundings, boolean apart, int limit, Duration patience)
            throws NoShell, InterruptedException {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        RemoteShell shell = new RemoteShell(process, "\036" + HexFormat.of().formatHex(random), limit);
        shell.greet(surroundings, apart, System.nanoTime() + patience.toNanos());
        return shell;
    }

    /** What a login prints by itself comes before the first mark. */
    private void greet(Surroundings surroundings, boolean apart, long end) throws NoShell, InterruptedException {
        String raise = surroundings.privilege() == Privilege.PFEXEC
                ? "case `id` in 'uid=0('*) P=;; *) P=pfexec;; esac\n"
                : "P=\n";
        String folder = apart
                ? "T=`/usr/bin/mktemp -d /tmp/zplan.XXXXXX` 2>/dev/null && trap '/usr/bin/rm -rf \"$T\"' EXIT\n"
                : "T=\n";
        send("PATH=" + Argv.quoted(List.of(surroundings.path())) + "; export PATH; HOME=`pwd`; export HOME\n" + raise
                + folder + printMark + "; printf '%s %s' \"$$\" \"$T\"; " + printMark + "; " + printMark + " >&2\n");
        Optional<Frames.Frame> noise = out.next(left(end));
        Optional<Frames.Frame> number = isWhole(noise) ? out.next(left(end)) : noise;
        if (!isWhole(number)) {
            process.toHandle().destroy(); // its streams stay open: it may have said why
            String said = err.next(AFTER_GIVING_UP).map(f -> f.capture().text()).orElse("");
            throw new NoShell(
                    said.isBlank()
                            ? noise.map(f -> f.capture().text()).orElse("").strip()
                            : said.strip(),
                    number.isEmpty());
        }
        err.next(left(end));
        String[] words = number.orElseThrow().capture().text().split(" ", -1);
        pid = words[0];
        files = words[1];
    }

    private static boolean isWhole(Optional<Frames.Frame> frame) {
        return frame.isPresent() && frame.get().whole();
    }

    private static Duration left(long end) {
        return Duration.ofNanos(end - System.nanoTime());
    }

    /** The process number of the shell, where it runs. */
    String pid() {
        return pid;
    }

    /** The folder there that it has for itself; empty where there is none, and then commands write to the shell's streams. */
    String files() {
        return files;
    }

    /** Whether it answers. */
    boolean alive(Duration patience) throws InterruptedException {
        return ask(List.of(CommandLine.of("true")), patience, () -> Capture.NONE)
                .get(0)
                .ok();
    }

    /** Whether the connection broke, or was given up. */
    boolean lost() {
        return lost;
    }

    /**
     * Runs commands, one after the other.
     *
     * @param timeout for all of them
     * @param giveUp ends what runs over there, and the shell with it; called when the time is over. It gives what was in the files
     * @return a result for each
     */
    List<Result> ask(List<CommandLine> commands, Duration timeout, Supplier<Capture.Both> giveUp)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        StringBuilder script = new StringBuilder();
        commands.forEach(c -> script.append(line(c)).append('\n'));
        send(script.toString());
        List<Result> results = new ArrayList<>(commands.size());
        while (results.size() < commands.size()) {
            if (lost) {
                results.add(
                        late
                                ? new Result(-1, "", "", true)
                                : Result.unended("", "", "it was not started: the connection broke before"));
            } else {
                results.add(next(end, giveUp));
            }
        }
        return results;
    }

    private String line(CommandLine command) {
        String input = command.stdin() == null
                ? ""
                : "{ " + Argv.printing(command.stdin(), PRINTED_AT_ONCE) + "} 2>/dev/null | ";
        String run = input + "(exec $P " + Argv.quoted(command.argv()) + ")"
                + (command.stdin() == null ? " </dev/null" : "");
        return files.isEmpty()
                ? run + "; " + printMark + "$?; " + printMark + "; " + printMark + " >&2"
                : run + " >\"$T/o\" 2>\"$T/e\"; s=$?; /usr/bin/cat \"$T/o\"; " + printMark + "$s; " + printMark
                        + "; /usr/bin/cat \"$T/e\" >&2; " + printMark + " >&2; /usr/bin/rm -f \"$T/o\" \"$T/e\"";
    }

    private Result next(long end, Supplier<Capture.Both> giveUp) throws InterruptedException {
        Optional<Frames.Frame> printed = out.next(left(end));
        if (printed.isEmpty()) {
            lost = true;
            late = true;
            Capture.Both written = giveUp.get();
            Capture partly =
                    out.next(AFTER_GIVING_UP).map(Frames.Frame::capture).orElse(Capture.EMPTY);
            Capture complaints = complaints();
            close();
            return files.isEmpty()
                    ? Result.of(-1, partly, complaints, true)
                    : Result.of(-1, written.out(), written.err(), true);
        }
        Optional<Frames.Frame> status = isWhole(printed) ? out.next(AFTER_GIVING_UP) : printed;
        Capture complaints = complaints();
        if (!isWhole(status) || lost) {
            lost = true;
            close();
            return Result.unended(
                    printed.get().capture().text(),
                    complaints.text(),
                    "the connection broke; whether the command came to its end is not known");
        }
        return Result.of(exitCode(status.get().capture().text()), printed.get().capture(), complaints, false);
    }

    private Capture complaints() throws InterruptedException {
        Optional<Frames.Frame> frame = err.next(AFTER_GIVING_UP);
        lost |= !isWhole(frame);
        return frame.map(Frames.Frame::capture).orElse(Capture.EMPTY);
    }

    private static int exitCode(String text) {
        int status = Integer.parseInt(text);
        return status > SIGNALLED_BY_KSH ? status - SIGNALLED_BY_KSH + SIGNALLED : status;
    }

    private void send(String script) {
        byte[] bytes = ByteText.encode(script);
        Thread thread = new Thread(
                () -> {
                    try {
                        in.write(bytes);
                        in.flush();
                    } catch (IOException e) {
                        // the other side is gone, which shows at what does not come back
                    }
                },
                "input of a shell");
        thread.setDaemon(true);
        thread.start();
    }

    /** Lets the shell end; a process that does not within a moment is ended. Does not wait for that. */
    @Override
    public void close() {
        Thread thread = new Thread(this::end, "end of a shell");
        thread.setDaemon(true);
        thread.start();
    }

    private void end() {
        try (in) {
            in.flush();
        } catch (IOException e) {
            // it has ended already
        }
        try {
            process.waitFor(AFTER_GIVING_UP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
    }
}
