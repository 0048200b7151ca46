package dev.zplan.sim.zfs;

import java.util.function.ToIntFunction;

/**
 * A subcommand of zfs.
 *
 * @param name on the command line
 * @param synopsis its usage, one form a line
 * @param action what it does; gives the exit code
 */
record Subcommand(String name, String synopsis, ToIntFunction<ZfsCall> action) {}
