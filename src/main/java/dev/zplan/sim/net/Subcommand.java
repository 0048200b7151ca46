package dev.zplan.sim.net;

/**
 * A subcommand of dladm.
 *
 * @param name on the command line
 * @param usage its lines of the usage text; empty for one that is not shown there
 * @param action what it does
 */
record Subcommand(String name, String usage, Action action) {

    /** What a subcommand does; gives the exit code. */
    interface Action {
        int run(Call call);
    }
}
