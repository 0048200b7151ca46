package dev.zplan.sim.net;

import java.util.function.ToIntFunction;

/**
 * A subcommand of dladm.
 *
 * @param name on the command line
 * @param synopsis its arguments
 * @param action what it does; gives the exit code
 */
record Subcommand(String name, String synopsis, ToIntFunction<Call> action) {

    /** The line that usage messages show. */
    String usage() {
        return String.format("    %-16s %s", name, synopsis);
    }
}
