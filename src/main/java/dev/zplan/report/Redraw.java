package dev.zplan.report;

import java.util.List;

/** What to write to a terminal so that a frame at its lower end takes the place of the one before. The cursor rests below it. */
public final class Redraw {

    private static final String CSI = "\u001b[";
    private static final String ERASE_LINE = CSI + "K";
    private static final String ERASE_BELOW = CSI + "J";

    private Redraw() {}

    /**
     * The text; empty where there is nothing to be done.
     *
     * @param old the frame that is there; empty where there is none, or where somebody else has written below it
     * @param columns how many cells a row has now; when the old frame was drawn it may have had more or less
     * @param past what goes above the frame, and will not be changed again: whole lines, of any length
     * @param frame the new one, each line shorter than a row
     */
    public static String text(List<String> old, int columns, String past, List<String> frame) {
        if (old.isEmpty() && frame.isEmpty()) {
            return past;
        }
        StringBuilder out = new StringBuilder("\r");
        int up = LiveFrame.rows(old, columns);
        if (up > 0) {
            out.append(CSI).append(up).append('A');
        }
        if (!past.isEmpty()) {
            out.append(ERASE_BELOW).append(past);
        }
        // a line is overwritten before its rest is erased, so that nothing flickers where only a digit changes
        frame.forEach(line -> out.append(line).append(ERASE_LINE).append('\n'));
        return out.append(ERASE_BELOW).toString();
    }
}
