package dev.zplan.host;

import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A host that runs commands. May be used by several threads at once. */
public interface Host {

    /** Its name in the workspace. */
    String name();

    /**
     * Runs one command, once. A connection that breaks meanwhile leaves it in doubt: then it is told to have not ended by itself, and
     * is not repeated.
     *
     * @param timeout after which it is given up
     */
    Result run(CommandLine command, Duration timeout);

    /**
     * What to run on this machine so that {@code command} runs on the host with the terminal of this process; empty where a host has no
     * terminals.
     */
    default Optional<List<String>> atTerminal(CommandLine command) {
        return Optional.empty();
    }

    /** Waits, as long as it takes on the host. */
    default void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }

    /**
     * Runs commands that only read, one after the other or side by side, in one round trip; the last begins when the others have ended. They
     * may be run again where a connection breaks.
     *
     * @param timeout for all of them
     * @return a result for each, in the same order
     */
    List<Result> batch(List<CommandLine> commands, Duration timeout);

    /** The same where the last may begin at any time, which may take less long. */
    default List<Result> unordered(List<CommandLine> commands, Duration timeout) {
        return batch(commands, timeout);
    }

    /** Why the host refused a command, and what to do, where the host knows more than the command said. */
    default Optional<String> advice(CommandLine command, Result result) {
        return Optional.empty();
    }
}
