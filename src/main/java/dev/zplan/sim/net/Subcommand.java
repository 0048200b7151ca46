package dev.zplan.sim.net;

/**
 * A subcommand of dladm.
 *
 * @param name on the command line
 * @param synopsis what follows it in the usage text; empty for one that is not shown there
 */
record Subcommand(String name, String synopsis) {

    /** Its lines of the usage text; empty for one that is not shown there. */
    String usage() {
        return synopsis.isEmpty() ? "" : String.format("    %-16s %s", name, synopsis);
    }
}
