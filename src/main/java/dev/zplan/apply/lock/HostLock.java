package dev.zplan.apply.lock;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The right to change a host, held by one zplan at a time: the symbolic link {@code /var/run/zplan.lock} on the host, whose text
 * is the {@link Holder}. Making a symbolic link either succeeds, with its text, or finds one there (symlink(2), EEXIST; {@code ln}
 * does not look before it tries, usr/src/cmd/mv/mv.c). {@code /var/run} is a tmpfs: what a host that went down had locked is free
 * when it comes up again.
 *
 * @param host the host
 */
public record HostLock(Host host) {

    /** Where the link is. */
    public static final String PATH = "/var/run/zplan.lock";

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String ARROW = PATH + " -> ";
    private static final String MISSING = "No such file or directory";

    /** Between a lock's being seen and its being read it may be given back. */
    private static final int TRIES = 5;

    /**
     * A lock that is there.
     *
     * @param text what the link says
     * @param holder who that is; null when it says something else
     */
    public record Note(String text, @Nullable Holder holder) {

        /** For messages. */
        @Override
        public String toString() {
            return holder == null ? "somebody unknown (" + PATH + " says \"" + text + "\")" : holder.toString();
        }
    }

    /**
     * Tries to take the lock, without waiting.
     *
     * @return who has it; empty when it is taken
     * @throws DiagnosticException {@code zplan::lock::unavailable} if the host does not allow it
     */
    public Optional<Note> take(Holder self) {
        String text = HolderText.write(self);
        Result result = null;
        for (int i = 0; i < TRIES; i++) {
            result = run("ln", "-s", text, PATH);
            if (result.ok()) {
                return Optional.empty();
            }
            Optional<Note> there = read();
            if (there.isPresent()) {
                // a command that was given up may have done its work
                return there.filter(note -> !note.text().equals(text));
            }
        }
        throw unavailable(result, "ln");
    }

    /**
     * The lock that is there.
     *
     * @throws DiagnosticException as {@link #take}
     */
    public Optional<Note> read() {
        Result result = run("ls", "-ld", PATH);
        if (!result.ok()) {
            if (result.stderr().contains(MISSING)) {
                return Optional.empty();
            }
            throw unavailable(result, "ls");
        }
        String line = result.stdout().strip();
        int arrow = line.indexOf(ARROW);
        String text = arrow < 0 ? line : line.substring(arrow + ARROW.length());
        return Optional.of(new Note(text, HolderText.read(text).orElse(null)));
    }

    /**
     * Gives back the lock that {@code self} took. One that is another's by now is left alone.
     *
     * @throws DiagnosticException as {@link #take}
     */
    public void giveBack(Holder self) {
        remove(new Note(HolderText.write(self), self));
    }

    /**
     * Removes a lock, if it still is the one that was seen.
     *
     * @return whether it was
     * @throws DiagnosticException as {@link #take}
     */
    public boolean remove(Note seen) {
        if (!read().map(Note::text).equals(Optional.of(seen.text()))) {
            return false;
        }
        Result result = run("rm", "-f", PATH);
        if (!result.ok()) {
            throw unavailable(result, "rm");
        }
        return true;
    }

    private Result run(String... argv) {
        return host.run(CommandLine.of(argv), TIMEOUT);
    }

    /** @param program what did not go through */
    private DiagnosticException unavailable(@Nullable Result result, String program) {
        String said = result == null ? "" : result.stderr().strip();
        String advice = result == null
                ? ""
                : host.advice(CommandLine.of(program), result)
                        .map(a -> "; " + a)
                        .orElse("");
        return new DiagnosticException(Diagnostic.error(
                "zplan::lock::unavailable",
                "the lock of the host " + host.name() + " cannot be used: "
                        + (said.isEmpty() ? "the host does not answer" : said) + advice,
                null,
                "it is the symbolic link " + PATH + ", which zplan must be allowed to make, read and remove"));
    }
}
