package dev.zplan.host;

import java.io.IOException;
import java.util.List;

/** The terminal that this process has, lent to another one. */
public final class Terminal {

    private Terminal() {}

    /**
     * Runs a program of this machine at the terminal until it ends.
     *
     * @return its exit status
     * @throws IOException when there is no such program
     */
    public static int run(List<String> argv) throws IOException, InterruptedException {
        return new ProcessBuilder(argv).inheritIO().start().waitFor();
    }
}
