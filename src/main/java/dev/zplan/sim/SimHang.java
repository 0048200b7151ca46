package dev.zplan.sim;

import java.util.List;

/** Thrown where a real command would not return. Whoever runs commands with a time limit takes it as the limit reached. */
public final class SimHang extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** At that command. */
    public SimHang(List<String> argv) {
        super("does not return: " + String.join(" ", argv));
    }
}
