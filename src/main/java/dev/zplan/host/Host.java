package dev.zplan.host;

import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.List;

/** A host that runs commands. May be used by several threads at once. */
public interface Host {

    /** Its name in the workspace. */
    String name();

    /**
     * Runs one command.
     *
     * @param timeout after which it is given up
     */
    Result run(CommandLine command, Duration timeout);

    /**
     * Runs commands that only read, in one round trip.
     *
     * @return a result for each, in the same order
     */
    List<Result> batch(List<CommandLine> commands, Duration timeout);
}
