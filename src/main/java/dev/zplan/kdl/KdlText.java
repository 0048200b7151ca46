package dev.zplan.kdl;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A text to be read, by code point: places are offsets from 0 into its code points. */
final class KdlText {

    private final String name;
    private final int[] codePoints;
    private final int[] lineStarts;

    KdlText(String name, String text) {
        this.name = name;
        this.codePoints = codePoints(text);
        this.lineStarts = lineStarts(codePoints, start());
    }

    private static int[] codePoints(String text) {
        int[] codePoints = new int[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoints[count++])) {
            codePoints[count] = text.codePointAt(i);
        }
        return count == codePoints.length ? codePoints : Arrays.copyOf(codePoints, count);
    }

    private static int[] lineStarts(int[] codePoints, int first) {
        int[] starts = new int[16];
        starts[0] = first;
        int count = 1;
        for (int i = 0; i < codePoints.length; i++) {
            boolean crOfCrLf = codePoints[i] == '\r' && i + 1 < codePoints.length && codePoints[i + 1] == '\n';
            if (codePoints[i] == '\n' || (codePoints[i] == '\r' && !crOfCrLf)) {
                starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /** Where reading starts: behind a byte order mark. */
    int start() {
        return codePoints.length > 0 && codePoints[0] == 0xFEFF ? 1 : 0;
    }

    int length() {
        return codePoints.length;
    }

    /**
     * The code point there, or {@link CodePoints#END} beyond the last.
     *
     * @throws KdlParseException if it is one that must not stand in a KDL text
     */
    int at(int offset) throws KdlParseException {
        if (offset >= codePoints.length) {
            return CodePoints.END;
        }
        int c = codePoints[offset];
        if (CodePoints.isDisallowed(c)) {
            throw error(
                    offset,
                    offset + 1,
                    CodePoints.describe(c) + " must not stand in a KDL text",
                    c == 0xFEFF
                            ? "It is invisible: delete it, it may only be the very first character of a file"
                            : "Delete it"
                                    + (CodePoints.isSurrogate(c)
                                            ? ""
                                            : String.format(", or write \\u{%x} inside a quoted string", c)));
        }
        return c;
    }

    /** The code point there, in a text that is known to be KDL; {@link CodePoints#END} outside of it. */
    int peek(int offset) {
        return offset < 0 || offset >= codePoints.length ? CodePoints.END : codePoints[offset];
    }

    /** How many code points the newline there has: 2 for CR LF, 0 if there is none. */
    int newlineAt(int offset) throws KdlParseException {
        int c = at(offset);
        if (!CodePoints.isNewline(c)) {
            return 0;
        }
        return c == '\r' && at(offset + 1) == '\n' ? 2 : 1;
    }

    /** The first offset from there on that is no white space within a line. */
    int skipSpaces(int offset) throws KdlParseException {
        int end = offset;
        while (CodePoints.isSpace(at(end))) {
            end++;
        }
        return end;
    }

    /** The first offset from there on that cannot be part of an identifier. */
    int skipIdentifier(int offset) throws KdlParseException {
        int end = offset;
        while (CodePoints.isIdentifier(at(end))) {
            end++;
        }
        return end;
    }

    /** How many code points of white space the line of that offset starts with. */
    int indentation(int offset) {
        int start = lineStarts[lineIndex(offset)];
        int end = start;
        while (end < codePoints.length && CodePoints.isSpace(codePoints[end])) {
            end++;
        }
        return end - start;
    }

    private int lineIndex(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    String slice(int from, int to) {
        return new String(codePoints, from, to - from);
    }

    /** A slice to be shown in a message. */
    String shorten(int from, int to) {
        return to - from <= 40 ? slice(from, to) : slice(from, from + 37) + "...";
    }

    /** The place of a stretch of text; what lies beyond the end of its first line does not count. */
    KdlSpan span(int from, int to) {
        int line = lineIndex(from);
        int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : codePoints.length;
        while (end > from && end > lineStarts[line] && isLineEnd(codePoints[end - 1])) {
            end--;
        }
        return new KdlSpan(line + 1, from - lineStarts[line] + 1, Math.max(0, Math.min(to, end) - from));
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    KdlParseException error(int from, int to, String error, @Nullable String help) {
        return new KdlParseException(name, span(from, to), error, help);
    }
}
