package dev.zplan.host;

/**
 * What a command left behind. A byte of its output that is no UTF-8 stands as the lone surrogate U+DC00 plus the byte: nothing is
 * lost, and nothing else is ever made of one.
 *
 * @param exitCode its exit status, 128 and the number of the signal that it died by; -1 where it did not end by itself
 * @param stdout what it printed
 * @param stderr what it complained of; where it did not end by itself, why, in a last line
 * @param timedOut whether it was given up because it took too long
 */
public record Result(int exitCode, String stdout, String stderr, boolean timedOut) {

    /** Whether it ended with exit status 0. */
    public boolean ok() {
        return exitCode == 0 && !timedOut;
    }

    /** Of a command that never began, or of which nobody knows whether it came to its end. */
    static Result unended(String stdout, String stderr, String why) {
        return new Result(-1, stdout, line(stderr, why), false);
    }

    /** Of what was printed; whatever had to be cut is told. */
    static Result of(int exitCode, Capture out, Capture err, boolean timedOut) {
        String complaints = err.text();
        if (out.cut() > 0) {
            complaints = line(complaints, out.cut() + " more bytes of its output were dropped");
        }
        if (err.cut() > 0) {
            complaints = line(complaints, err.cut() + " more bytes of its complaints were dropped");
        }
        return new Result(exitCode, out.text(), complaints, timedOut);
    }

    private static String line(String text, String more) {
        return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + "zplan: " + more + "\n";
    }
}
