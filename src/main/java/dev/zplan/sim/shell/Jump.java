package dev.zplan.sim.shell;

/** Leaves what is being carried out: the shell, or loops around. */
final class Jump extends Exception {

    private static final long serialVersionUID = 1L;

    /** Where to. */
    enum To {
        EXIT,
        BREAK,
        CONTINUE
    }

    private final To to;
    private final int levels;

    Jump(To to, int levels) {
        super(to.name(), null, false, false);
        this.to = to;
        this.levels = levels;
    }

    To to() {
        return to;
    }

    /** How many loops are still to be left, this one included. */
    int levels() {
        return levels;
    }
}
