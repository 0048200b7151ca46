package dev.zplan.report;

import java.util.ArrayList;
import java.util.List;

/** Words that flow into lines of a width: it breaks at blanks, and within words that are too long for any line. */
final class Flow {

    /** Words get at least so many columns, however far they are to stand in. */
    private static final int LEAST = 20;

    private final int columns;
    private final int margin;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line;
    private int used;

    /** Whether the line has no word yet. */
    private boolean fresh = true;

    private Flow(int columns, int indent, String lead) {
        this.columns = columns;
        this.margin = Math.min(indent, Math.max(0, columns - LEAST));
        this.line = new StringBuilder(lead);
        this.used = Cells.width(lead);
    }

    /**
     * The lines, at least one, none ending in a blank.
     *
     * @param columns the width
     * @param indent how far the second line and all after it stand in
     * @param lead what the first line begins with, never broken
     */
    static List<String> lines(int columns, int indent, String lead, String text) {
        Flow flow = new Flow(columns, indent, lead);
        for (String word : text.split(" ", -1)) {
            flow.add(word);
        }
        flow.end();
        return flow.lines;
    }

    private void add(String word) {
        int width = Cells.width(word);
        boolean sticksOut = used + (fresh ? 0 : 1) + width > columns;
        if (sticksOut && (!fresh || used > margin)) {
            end();
        } else if (!fresh) {
            line.append(' ');
            used++;
        }
        String rest = word;
        while (fresh && used + width > columns) {
            String part = fitting(rest, Math.max(1, columns - used));
            line.append(part);
            end();
            rest = rest.substring(part.length());
            width = Cells.width(rest);
        }
        line.append(rest);
        used += width;
        fresh = false;
    }

    private void end() {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        line.append(" ".repeat(margin));
        used = margin;
        fresh = true;
    }

    /** As much from the start of the word as the columns hold, at least one character. */
    private static String fitting(String word, int columns) {
        int end = word.offsetByCodePoints(0, 1);
        int width = Cells.of(word.codePointAt(0));
        while (end < word.length() && width + Cells.of(word.codePointAt(end)) <= columns) {
            width += Cells.of(word.codePointAt(end));
            end = word.offsetByCodePoints(end, 1);
        }
        return word.substring(0, end);
    }
}
