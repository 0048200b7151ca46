package dev.zplan.host;

/**
 * What a command left behind.
 *
 * @param exitCode its exit status; -1 where it did not end by itself
 * @param stdout what it printed
 * @param stderr what it complained of
 * @param timedOut whether it was given up because it took too long
 */
public record Result(int exitCode, String stdout, String stderr, boolean timedOut) {

    /** Whether it ended with exit status 0. */
    public boolean ok() {
        return exitCode == 0 && !timedOut;
    }
}
