package dev.zplan.convert;

import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import java.util.ArrayList;
import java.util.List;

/** A TOML text, read from left to right: white space, keys and values that are no tables or lists. */
final class TomlText {

    private static final int END = -1;
    private static final int MOST_PARTS = 100;
    private static final String ESCAPES = "btnfre\"\\";
    private static final String ESCAPED = "\b\t\n\f\r\u001b\"\\";

    /** What is wrong with the text, and where. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Span span;

        Fault(String message, Span span) {
            super(message);
            this.span = span;
        }

        Span span() {
            return span;
        }
    }

    /** One part of a key. */
    record Key(String name, Span span) {}

    private final Source source;
    private final int[] points;
    private int at;
    private int line = 1;
    private int column = 1;

    TomlText(Source source) {
        this.source = source;
        points = source.text().codePoints().filter(c -> c != '\r').toArray();
    }

    boolean isDone() {
        return at >= points.length;
    }

    int peek() {
        return peek(0);
    }

    int peek(int ahead) {
        return at + ahead < points.length ? points[at + ahead] : END;
    }

    int next() {
        int c = peek();
        at++;
        column = c == '\n' ? 1 : column + 1;
        line += c == '\n' ? 1 : 0;
        return c;
    }

    boolean take(int c) {
        boolean there = peek() == c;
        if (there) {
            next();
        }
        return there;
    }

    void expect(int c, String what) throws Fault {
        if (!take(c)) {
            throw fault(what + " is missing");
        }
    }

    Span here() {
        return source.span(line, column, 1);
    }

    Fault fault(String message) {
        return new Fault(message, here());
    }

    /** Skips blanks. */
    void blanks() {
        while (peek() == ' ' || peek() == '\t') {
            next();
        }
    }

    /** Skips blanks, comments and line ends. */
    void lines() {
        blanks();
        while (peek() == '#' || peek() == '\n') {
            comment();
            take('\n');
            blanks();
        }
    }

    /** Ends a line: nothing may stand there but a comment. */
    void endLine() throws Fault {
        blanks();
        comment();
        if (!isDone()) {
            expect('\n', "the end of the line");
        }
    }

    private void comment() {
        if (peek() == '#') {
            while (!isDone() && peek() != '\n') {
                next();
            }
        }
    }

    /** A key with its parts: {@code a.b."c d"}. */
    List<Key> key() throws Fault {
        List<Key> parts = new ArrayList<>();
        do {
            blanks();
            Span span = here();
            int start = at;
            String name = peek() == '"' || peek() == '\'' ? text() : bare();
            parts.add(new Key(name, source.span(span.line(), span.column(), at - start)));
            blanks();
        } while (parts.size() <= MOST_PARTS && take('.'));
        return parts;
    }

    private String bare() throws Fault {
        StringBuilder name = new StringBuilder();
        while (isBare(peek())) {
            name.appendCodePoint(next());
        }
        if (name.isEmpty()) {
            throw fault("a name is missing");
        }
        return name.toString();
    }

    private static boolean isBare(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    /** A number, a flag or a date, as it is written, but for underscores in numbers. */
    String plain() throws Fault {
        StringBuilder word = new StringBuilder();
        while (isBare(peek()) || peek() == '+' || peek() == '.' || peek() == ':' || isBlankInDate(word)) {
            word.appendCodePoint(next());
        }
        if (word.isEmpty()) {
            throw fault("a value is missing");
        }
        String text = word.toString();
        return text.matches("[+-]?[0-9][0-9_.eE+-]*") && !text.matches("[0-9]{4}-.*") ? text.replace("_", "") : text;
    }

    private boolean isBlankInDate(StringBuilder word) {
        return peek() == ' ' && Character.isDigit(peek(1)) && word.toString().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    }

    /** A quoted text of any of the four kinds. */
    String text() throws Fault {
        int quote = next();
        boolean tall = peek() == quote && peek(1) == quote;
        if (tall) {
            next();
            next();
            take('\n');
        }
        StringBuilder text = new StringBuilder();
        while (!ends(quote, tall)) {
            if (isDone() || (!tall && peek() == '\n')) {
                throw fault("the closing quote is missing");
            }
            int c = next();
            if (c == '\\' && quote == '"') {
                escape(text, tall);
            } else {
                text.appendCodePoint(c);
            }
        }
        return text.toString();
    }

    /** Whether the text ends here, quotes and all; up to two quotes may stand before the closing three. */
    private boolean ends(int quote, boolean tall) {
        if (peek() != quote) {
            return false;
        }
        if (tall && (peek(1) != quote || peek(2) != quote || peek(3) == quote)) {
            return false;
        }
        for (int i = 0; i < (tall ? 3 : 1); i++) {
            next();
        }
        return true;
    }

    private void escape(StringBuilder text, boolean tall) throws Fault {
        int c = peek();
        if (tall && (c == '\n' || c == ' ' || c == '\t')) {
            while (peek() == '\n' || peek() == ' ' || peek() == '\t') {
                next();
            }
            return;
        }
        int known = c == END ? -1 : ESCAPES.indexOf(c);
        if (known >= 0) {
            next();
            text.append(ESCAPED.charAt(known));
        } else if (c == 'u' || c == 'U' || c == 'x') {
            next();
            text.appendCodePoint(hex(c == 'x' ? 2 : c == 'u' ? 4 : 8));
        } else {
            throw fault("there is no such escape");
        }
    }

    private int hex(int digits) throws Fault {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0) {
                throw fault("a hexadecimal digit is missing");
            }
            next();
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw fault("there is no such character");
        }
        return (int) value;
    }
}
