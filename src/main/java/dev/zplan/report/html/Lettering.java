package dev.zplan.report.html;

import dev.zplan.report.Printable;

/** How much room texts take in the picture, without a browser to measure them. */
final class Lettering {

    /** In characters; of what is longer the middle is left out. */
    private static final int LONGEST = 34;

    /** The widest advance among the usual monospaced fonts at 12px, in tenths of a pixel. */
    private static final int ADVANCE = 75;

    /** From here on characters may be twice as wide, or come from a font that is no monospaced one. */
    private static final int FOREIGN = 0x300;

    /** Narrow all the same: what we put in. */
    private static final String OURS = "…↑↓→";

    private Lettering() {}

    /** The text as it is drawn: on one line, and not too long. */
    static String drawn(String text) {
        int[] all = Printable.line(text).codePoints().toArray();
        int head = LONGEST / 2 - 1;
        int tail = LONGEST - head - 1;
        return all.length <= LONGEST
                ? new String(all, 0, all.length)
                : new String(all, 0, head) + "…" + new String(all, all.length - tail, tail);
    }

    /** The most that a text takes, in pixels. */
    static int width(String drawn) {
        int characters = drawn.codePoints()
                .map(c -> c < FOREIGN || OURS.indexOf(c) >= 0 ? 1 : 2)
                .sum();
        return (characters * ADVANCE + 9) / 10;
    }
}
