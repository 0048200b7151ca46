package dev.zplan.kdl;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The lines of a multi-line string, until its last line tells how far all are indented.
 *
 * <p>White space escapes are gone before the indentation is looked at, other escapes count as text: {@code \t} never is
 * indentation. So each line keeps how much of it is literal white space.
 */
final class MultiLine {

    private static final class Line {
        private final int start;
        private final StringBuilder value = new StringBuilder();
        private int indentation;

        private Line(int start) {
            this.start = start;
        }

        private boolean isBlank() {
            return indentation == value.length();
        }
    }

    private final KdlText text;
    private final List<Line> lines = new ArrayList<>();
    private Line last;

    /** Starts with the line at that place. */
    MultiLine(KdlText text, int start) {
        this.text = text;
        this.last = new Line(start);
    }

    /** The line being read, to add what an escape stands for. */
    StringBuilder current() {
        return last.value;
    }

    /** Adds a code point that stands in the text as it is. */
    void literal(int c) {
        if (CodePoints.isSpace(c) && last.isBlank()) {
            last.indentation++;
        }
        last.value.appendCodePoint(c);
    }

    /** Goes on with the line at that place. */
    void newLine(int start) {
        lines.add(last);
        last = new Line(start);
    }

    /**
     * The text without the indentation of the last line, which must be all that stands before the closing quotes.
     *
     * @param quotes where the closing quotes stand
     */
    String dedent(int quotes) throws KdlParseException {
        if (!last.isBlank()) {
            throw text.error(
                    quotes,
                    quotes + 3,
                    "The closing quotes of a multi-line string must stand alone on their line",
                    "Put them on the next line, indented as far as the text; a \\ at the end of the line above joins it with theirs");
        }
        List<String> values = new ArrayList<>(lines.size());
        for (Line line : lines) {
            values.add(dedent(line, last.value));
        }
        return String.join("\n", values);
    }

    private String dedent(Line line, CharSequence prefix) throws KdlParseException {
        if (line.isBlank()) {
            return "";
        }
        int common = 0;
        while (common < prefix.length()
                && common < line.indentation
                && line.value.charAt(common) == prefix.charAt(common)) {
            common++;
        }
        if (common < prefix.length()) {
            int at = line.start + common;
            throw text.error(
                    at,
                    at + 1,
                    "This line is not indented like the closing quotes of its string",
                    "Each line must start with the same " + describe(prefix)
                            + " that stand before the closing quotes, character by character");
        }
        return line.value.substring(common);
    }

    private static String describe(CharSequence prefix) {
        return prefix
                .chars()
                .mapToObj(c -> c == ' ' ? "space" : c == '\t' ? "tab" : CodePoints.describe(c))
                .collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey() + (entry.getValue() > 1 ? "s" : ""))
                .collect(Collectors.joining(" and "));
    }
}
