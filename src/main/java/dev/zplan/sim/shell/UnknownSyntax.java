package dev.zplan.sim.shell;

/** The shell was given something that it does not simulate. */
final class UnknownSyntax extends Exception {

    private static final long serialVersionUID = 1L;

    UnknownSyntax(String what) {
        super(what);
    }
}
