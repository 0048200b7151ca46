package dev.zplan.sim.command;

/** What a simulated command has written so far. Used by one command, once. */
public final class Console {
    private final StringBuilder stdout = new StringBuilder();
    private final StringBuilder stderr = new StringBuilder();

    /** Writes text to standard output as it is, without a line end of its own. */
    public Console out(String text) {
        stdout.append(text);
        return this;
    }

    /** Writes one line to standard error. */
    public Console err(String line) {
        stderr.append(line).append('\n');
        return this;
    }

    /** Writes text to standard error as it is. */
    public Console errRaw(String text) {
        stderr.append(text);
        return this;
    }

    /** Everything written, with the exit status of the command. */
    public SimResult exit(int exitCode) {
        return new SimResult(exitCode, stdout.toString(), stderr.toString());
    }
}
