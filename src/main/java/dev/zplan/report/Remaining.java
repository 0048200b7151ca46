package dev.zplan.report;

import java.time.Duration;

/** A time that is still to come, no more exact than anybody can know it. */
final class Remaining {

    private static final long MINUTE = 60;

    private Remaining() {}

    /** As {@code about 3 min left}. */
    static String words(Duration left) {
        long seconds = left.toSeconds();
        if (seconds < 10) {
            return "a few seconds left";
        }
        if (seconds < MINUTE - 5) {
            return "about " + rounded(seconds, 10) + " s left";
        }
        long minutes = (seconds + MINUTE / 2) / MINUTE;
        if (minutes > 10) {
            minutes = rounded(minutes, 5);
        }
        String rest = minutes % MINUTE == 0 ? "" : " " + minutes % MINUTE + " min";
        return minutes < MINUTE
                ? "about " + minutes + " min left"
                : "about " + minutes / MINUTE + " h" + rest + " left";
    }

    private static long rounded(long number, long step) {
        return (number + step / 2) / step * step;
    }
}
