package dev.zplan.kdl;

/** Reads quoted strings, raw strings, and the multi-line forms of both. */
final class StringScanner {

    private final KdlText text;
    private final EscapeScanner escapes;

    StringScanner(KdlText text) {
        this.text = text;
        this.escapes = new EscapeScanner(text);
    }

    /** Reads the string that starts there, with a quote or with the hashes before it. */
    KdlToken scan(int from) throws KdlParseException {
        int quote = from;
        while (text.at(quote) == '#') {
            quote++;
        }
        int hashes = quote - from;
        boolean multiLine = text.at(quote + 1) == '"' && text.at(quote + 2) == '"';
        return multiLine ? multiLine(from, quote + 3, hashes) : singleLine(from, quote + 1, hashes);
    }

    private KdlToken singleLine(int from, int body, int hashes) throws KdlParseException {
        StringBuilder value = new StringBuilder();
        int at = body;
        while (!closes(at, 1, hashes)) {
            int c = text.at(at);
            if (c == CodePoints.END || CodePoints.isNewline(c)) {
                throw text.error(
                        from,
                        at,
                        "This string is not closed on its line",
                        "Close it with " + delimiter(1, hashes) + "; text of several lines stands between lines of "
                                + opening(3, hashes) + " and " + delimiter(3, hashes));
            }
            if (c == '\\' && hashes == 0) {
                at = escapes.scan(at, value);
            } else {
                value.appendCodePoint(c);
                at++;
            }
        }
        return KdlToken.string(from, at + 1 + hashes, value.toString());
    }

    private KdlToken multiLine(int from, int body, int hashes) throws KdlParseException {
        int newline = text.newlineAt(body);
        if (newline == 0 && text.at(body) != CodePoints.END) {
            throw text.error(
                    body,
                    body + 1,
                    "The text after " + opening(3, hashes) + " must start on the next line",
                    "For text on one line use " + opening(1, hashes) + "..." + delimiter(1, hashes));
        }
        int at = body + newline;
        MultiLine lines = new MultiLine(text, at);
        while (!closes(at, 3, hashes)) {
            int c = text.at(at);
            if (c == CodePoints.END) {
                throw text.error(
                        from,
                        body,
                        "This string is never closed",
                        "Close it with " + delimiter(3, hashes) + " on a line of its own");
            }
            if (c == '\\' && hashes == 0) {
                at = escapes.scan(at, lines.current());
            } else if (CodePoints.isNewline(c)) {
                at += text.newlineAt(at);
                lines.newLine(at);
            } else {
                lines.literal(c);
                at++;
            }
        }
        return KdlToken.string(from, at + 3 + hashes, lines.dedent(at));
    }

    private boolean closes(int at, int quotes, int hashes) throws KdlParseException {
        for (int i = 0; i < quotes + hashes; i++) {
            if (text.at(at + i) != (i < quotes ? '"' : '#')) {
                return false;
            }
        }
        return true;
    }

    private static String opening(int quotes, int hashes) {
        return "#".repeat(Math.min(hashes, 8)) + "\"".repeat(quotes);
    }

    private static String delimiter(int quotes, int hashes) {
        return "\"".repeat(quotes) + "#".repeat(Math.min(hashes, 8));
    }
}
