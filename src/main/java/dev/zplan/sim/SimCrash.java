package dev.zplan.sim;

import java.util.List;

/** Thrown where the calling process dies: nothing that comes after may run as if it had not. */
public final class SimCrash extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** At that command. */
    public SimCrash(List<String> argv) {
        super("dies at: " + String.join(" ", argv));
    }
}
