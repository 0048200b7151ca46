package dev.zplan.kdl;

import dev.zplan.kdl.KdlToken.Kind;

/** Takes a text apart into tokens, one at a time, so that the first error in the text is the first to be met. */
final class KdlLexer {

    private final KdlText text;
    private final StringScanner strings;
    private int position;

    KdlLexer(KdlText text) {
        this.text = text;
        this.strings = new StringScanner(text);
        this.position = text.start();
    }

    /** The next token; {@link Kind#END} at the end, again and again. */
    KdlToken next() throws KdlParseException {
        KdlToken token = scan(position);
        position = token.to();
        return token;
    }

    private KdlToken scan(int from) throws KdlParseException {
        int c = text.at(from);
        if (c == CodePoints.END) {
            return KdlToken.of(Kind.END, from, from);
        }
        if (CodePoints.isSpace(c)) {
            return KdlToken.of(Kind.SPACE, from, text.skipSpaces(from));
        }
        if (CodePoints.isNewline(c)) {
            return KdlToken.of(Kind.NEWLINE, from, from + text.newlineAt(from));
        }
        return switch (c) {
            case '{' -> KdlToken.of(Kind.OPEN_BLOCK, from, from + 1);
            case '}' -> KdlToken.of(Kind.CLOSE_BLOCK, from, from + 1);
            case '(' -> KdlToken.of(Kind.OPEN_TYPE, from, from + 1);
            case ')' -> KdlToken.of(Kind.CLOSE_TYPE, from, from + 1);
            case '=' -> KdlToken.of(Kind.EQUALS, from, from + 1);
            case ';' -> KdlToken.of(Kind.SEMICOLON, from, from + 1);
            case '\\' -> KdlToken.of(Kind.CONTINUATION, from, from + 1);
            case '/' -> slash(from);
            case '"' -> strings.scan(from);
            case '#' -> hash(from);
            case '[', ']' ->
                throw text.error(
                        from,
                        from + 1,
                        CodePoints.describe(c) + " has no meaning in KDL",
                        "Put text that holds it in quotes; write a list as several arguments: node 1 2 3");
            default -> word(from);
        };
    }

    private KdlToken slash(int from) throws KdlParseException {
        return switch (text.at(from + 1)) {
            case '-' -> KdlToken.of(Kind.SLASHDASH, from, from + 2);
            case '/' -> lineComment(from);
            case '*' -> blockComment(from);
            default ->
                throw text.error(
                        from,
                        from + 1,
                        "`/` cannot stand outside of quotes",
                        "Put text that holds it, such as a path, in quotes; // starts a comment");
        };
    }

    private KdlToken lineComment(int from) throws KdlParseException {
        int end = from;
        while (text.at(end) != CodePoints.END && text.newlineAt(end) == 0) {
            end++;
        }
        return KdlToken.of(Kind.LINE_COMMENT, from, end);
    }

    private KdlToken blockComment(int from) throws KdlParseException {
        int depth = 0;
        int end = from;
        do {
            int c = text.at(end);
            if (c == CodePoints.END) {
                throw text.error(from, from + 2, "This comment is never closed", "Close it with */");
            }
            if (c == '/' && text.at(end + 1) == '*') {
                depth++;
                end += 2;
                if (depth > KdlParser.MAX_DEPTH) {
                    throw text.error(
                            end - 2, end, "Comments are nested deeper than " + KdlParser.MAX_DEPTH + " levels", null);
                }
            } else if (c == '*' && text.at(end + 1) == '/') {
                depth--;
                end += 2;
            } else {
                end++;
            }
        } while (depth > 0);
        return KdlToken.of(Kind.BLOCK_COMMENT, from, end);
    }

    private KdlToken hash(int from) throws KdlParseException {
        int word = from + 1;
        while (text.at(word) == '#') {
            word++;
        }
        if (text.at(word) == '"') {
            return strings.scan(from);
        }
        int end = text.skipIdentifier(word);
        return new KdlToken(Kind.KEYWORD, from, end, keyword(from, end));
    }

    private KdlValue keyword(int from, int to) throws KdlParseException {
        return switch (text.slice(from, to)) {
            case "#true" -> KdlValue.of(true);
            case "#false" -> KdlValue.of(false);
            case "#null" -> KdlValue.ofNull();
            case "#inf" -> new KdlNumber.NonFinite(null, Double.POSITIVE_INFINITY);
            case "#-inf" -> new KdlNumber.NonFinite(null, Double.NEGATIVE_INFINITY);
            case "#nan" -> new KdlNumber.NonFinite(null, Double.NaN);
            default ->
                throw text.error(
                        from,
                        to,
                        "`" + text.shorten(from, to) + "` is not a keyword",
                        "The keywords are #true, #false, #null, #inf, #-inf and #nan; # also opens a raw string: #\"...\"#."
                                + " A comment starts with //");
        };
    }

    private KdlToken word(int from) throws KdlParseException {
        int end = text.skipIdentifier(from);
        int first = CodePoints.isSign(text.at(from)) ? from + 1 : from;
        if (CodePoints.isDigit(text.at(first))) {
            return new NumberScanner(text, from, end).scan();
        }
        String word = text.slice(from, end);
        if (Identifiers.startsLikeNumber(word)) {
            throw text.error(
                    first,
                    first + 1,
                    "A number needs a digit before the point",
                    "Write " + text.slice(from, first) + "0" + text.shorten(first, end) + ", or \""
                            + text.shorten(from, end) + "\" if it is text");
        }
        if (Identifiers.isReserved(word)) {
            throw text.error(
                    from,
                    end,
                    "`" + word + "` needs a # before it, or quotes",
                    "Write #" + word + " for the value, \"" + word + "\" for the text");
        }
        return KdlToken.string(from, end, word);
    }
}
