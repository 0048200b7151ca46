package dev.zplan.cli;

/** What the process says to its caller. Those of an apply are in {@code Outcome.Result}. */
final class ExitCodes {

    /** Done, or nothing to do. */
    static final int OK = 0;

    /** An error; nothing was changed. */
    static final int ERROR = 1;

    /** Changes are due ({@code plan --detailed-exitcode}). */
    static final int CHANGES = 2;

    /** The command line cannot be understood. */
    static final int USAGE = 64;

    /** zplan itself is at fault. */
    static final int INTERNAL = 70;

    /** As of a process that was killed: a fault of a simulated host wanted it. */
    static final int KILLED = 137;

    private ExitCodes() {}
}
