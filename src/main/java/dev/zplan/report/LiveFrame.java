package dev.zplan.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the bottom of a terminal while an apply runs: a line for each step that is running, and a bar.
 *
 * @param colour whether it may have colours
 */
public record LiveFrame(boolean colour) {

    private static final int BAR = 20;

    /** Below this many cells there is no bar beside its words. */
    private static final int NARROW = 40;

    /**
     * A terminal's size in cells.
     *
     * @param rows from 1
     * @param columns from 1
     */
    public record Size(int rows, int columns) {}

    /**
     * Its lines, each shorter than a row, so that none wraps. They fill half of the rows at most: when a terminal becomes smaller
     * nothing of them gets out of reach.
     *
     * @param left how long it will go on; null where nobody knows
     */
    public List<String> lines(Course course, Instant now, Size size, @Nullable Duration left) {
        int width = size.columns() - 1;
        int most = size.rows() / 2 - 1;
        List<String> lines = new ArrayList<>();
        List<Course.Running> running = List.copyOf(course.running().values());
        int shown = running.size() <= most ? running.size() : most - 1;
        for (Course.Running one : running.subList(0, Math.max(0, shown))) {
            String time = String.format("%7s  ", clock(Duration.between(one.since(), now)));
            lines.add(Cells.cut(time + one.what(), width));
        }
        if (shown >= 0 && shown < running.size()) {
            lines.add(Cells.cut("         … and " + (running.size() - shown) + " more running", width));
        }
        long counted = running.stream().filter(Course.Running::counts).count();
        lines.add(bar(course, counted, left, width));
        return lines;
    }

    private String bar(Course course, long running, @Nullable Duration left, int width) {
        List<String> words = new ArrayList<>();
        if (!course.allBack()) {
            words.add(course.done() + "/" + course.steps() + " done");
        }
        if (course.back() > 0) {
            words.add("rolling back " + course.undone() + "/" + course.back());
        }
        if (running > 0) {
            words.add(running + " running");
        }
        if (course.failed() > 0) {
            words.add(course.failed() + " failed");
        }
        if (left != null && course.back() == 0) {
            words.add(Remaining.words(left));
        }
        String text = String.join(", ", words);
        String line = width < NARROW ? text : gauge(course) + " " + text;
        Paint paint = new Paint(colour);
        String cut = Cells.cut(line, width);
        return course.back() > 0 ? paint.yellow(cut) : course.failed() > 0 ? paint.red(cut) : cut;
    }

    /** Fills as steps get done, and empties as they are undone. */
    private static String gauge(Course course) {
        int standing = Math.max(0, course.done() - course.undone());
        int filled = course.steps() == 0 ? 0 : (int) ((long) BAR * standing / course.steps());
        return "[" + "#".repeat(Math.min(BAR, filled)) + " ".repeat(BAR - Math.min(BAR, filled)) + "]";
    }

    /** As a stop watch shows it. */
    private static String clock(Duration took) {
        long seconds = Math.max(0, took.toSeconds());
        return seconds < 3600
                ? String.format("%d:%02d", seconds / 60, seconds % 60)
                : String.format("%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** How many rows these lines take where they were drawn, now that rows have that many cells: longer ones have been wrapped. */
    public static int rows(List<String> lines, int columns) {
        return lines.stream()
                .mapToInt(line -> Cells.rows(Paint.plain(line), columns))
                .sum();
    }
}
