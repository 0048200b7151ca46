package dev.zplan.sim.command;

/**
 * What a simulated command left behind.
 *
 * @param exitCode its exit status; negative: died by that signal
 * @param stdout what it wrote, byte for byte (one character a byte above ASCII only where it is UTF-8 text)
 * @param stderr what it complained of
 */
public record SimResult(int exitCode, String stdout, String stderr) {

    /** Success with output. */
    public static SimResult ok(String stdout) {
        return new SimResult(0, stdout, "");
    }

    /** Failure with a complaint. */
    public static SimResult fail(int exitCode, String stderr) {
        return new SimResult(exitCode, "", stderr);
    }
}
