package dev.zplan.host;

import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.List;

/** The way to a real machine. It knows nothing of what the machine is. May be used by several threads at once. */
interface Transport extends AutoCloseable {

    /**
     * Runs one command, once. Whatever goes wrong on the way is told in the result.
     *
     * @param timeout after which it is killed
     */
    Result run(CommandLine command, Duration timeout);

    /**
     * Runs commands that only read, one after the other or side by side, in one round trip; the last begins when the others have ended. May
     * begin again where a connection breaks.
     *
     * @return a result for each
     * @throws dev.zplan.diagnostic.DiagnosticException when the machine cannot be reached
     */
    List<Result> batch(List<CommandLine> commands, Duration timeout);

    /** The same where the last may begin at any time. */
    default List<Result> unordered(List<CommandLine> commands, Duration timeout) {
        return batch(commands, timeout);
    }

    /** The words to start on this machine, with a terminal, so that a command runs there with it. */
    List<String> atTerminal(CommandLine command);

    /** Lets go of what it holds; not to be used afterwards. */
    @Override
    void close();
}
