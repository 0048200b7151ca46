package dev.zplan.kdl;

/** Reads what follows a backslash within a quoted string. */
final class EscapeScanner {

    private final KdlText text;

    EscapeScanner(KdlText text) {
        this.text = text;
    }

    /** Adds what the escape at that backslash stands for (nothing, for escaped white space); returns the place behind it. */
    int scan(int backslash, StringBuilder value) throws KdlParseException {
        int c = text.at(backslash + 1);
        if (CodePoints.isSpace(c) || CodePoints.isNewline(c)) {
            return skipWhitespace(backslash + 1);
        }
        if (c == CodePoints.END) {
            return backslash + 1;
        }
        if (c == 'u') {
            return unicode(backslash, value);
        }
        value.append(simple(backslash, c));
        return backslash + 2;
    }

    private int skipWhitespace(int from) throws KdlParseException {
        int end = from;
        while (CodePoints.isSpace(text.at(end)) || CodePoints.isNewline(text.at(end))) {
            end++;
        }
        return end;
    }

    private char simple(int backslash, int c) throws KdlParseException {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 's' -> ' ';
            case '"' -> '"';
            case '\\' -> '\\';
            default ->
                throw text.error(
                        backslash,
                        backslash + 2,
                        "`\\` before " + CodePoints.describe(c) + " is not an escape",
                        c == '/'
                                ? "Write / without the backslash"
                                : "Write \\\\ for a backslash, or use a raw string: #\"...\"#. The escapes are"
                                        + " \\n \\r \\t \\b \\f \\s \\\" \\\\ \\u{...}, and \\ before white space");
        };
    }

    private int unicode(int backslash, StringBuilder value) throws KdlParseException {
        int first = backslash + 3;
        int end = text.at(backslash + 2) == '{' ? skipHex(first) : first - 1;
        if (end - first < 1 || end - first > 6 || text.at(end) != '}') {
            throw text.error(
                    backslash,
                    end,
                    "A Unicode escape has one to six hexadecimal digits in braces",
                    "Write it like \\u{e9} or \\u{1F600}");
        }
        int c = Integer.parseInt(text.slice(first, end), 16);
        if (c > Character.MAX_CODE_POINT || CodePoints.isSurrogate(c)) {
            throw text.error(
                    backslash,
                    end + 1,
                    String.format("U+%04X is not a Unicode character", c),
                    "Characters go from U+0000 to U+D7FF and from U+E000 to U+10FFFF; write one above U+FFFF as one escape");
        }
        value.appendCodePoint(c);
        return end + 1;
    }

    private int skipHex(int from) throws KdlParseException {
        int end = from;
        while (isHex(text.at(end))) {
            end++;
        }
        return end;
    }

    private static boolean isHex(int c) {
        return CodePoints.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
