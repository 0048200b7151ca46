package dev.zplan.spec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Finds the brace that closes an expression, the way FreeMarker's own lexer would: string literals are skipped, brackets must
 * match. It refuses what could make the text more than one expression (comments, directives), what reaches outside the
 * expression ({@code ?new}, {@code ?api}, {@code ?eval}, {@code ?interpret}), and special variables, of which {@code .now} would
 * make a plan depend on the time.
 */
final class ExpressionScanner {

    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 100;
    private static final Set<String> FORBIDDEN = Set.of("new", "api", "eval", "interpret");
    private static final Set<String> OPERATOR_WORDS = Set.of("lt", "lte", "gt", "gte", "in", "as", "using");

    private final String text;
    private final int start;
    private final Deque<Character> open = new ArrayDeque<>();
    private int at;

    ExpressionScanner(String text, int start) {
        this.text = text;
        this.start = start;
        this.at = start;
    }

    /** The index of the closing brace. */
    int end() throws Interpolation.Malformed {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '}' && open.isEmpty()) {
                return complete();
            }
            switch (c) {
                case '"', '\'' -> skipString(c);
                case '{', '[', '(' -> open(c);
                case '}', ']', ')' -> close(c);
                case '<' -> refuseMarkup();
                case '?' -> refuseBuiltin();
                case '.' -> refuseSpecial();
                default -> at++;
            }
        }
        throw new Interpolation.Malformed("`${` is not closed by `}`", "write $${ for a literal ${");
    }

    private int complete() throws Interpolation.Malformed {
        if (text.substring(start, at).isBlank()) {
            throw new Interpolation.Malformed("`${}` is empty", "name a variable; write $${ for a literal ${");
        }
        if (at - start > LONGEST) {
            throw new Interpolation.Malformed("an expression is too long", "at most " + LONGEST + " characters");
        }
        return at;
    }

    private void skipString(char quote) throws Interpolation.Malformed {
        boolean raw =
                at - 1 >= start && text.charAt(at - 1) == 'r' && !(at - 2 >= start && isWord(text.charAt(at - 2)));
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return;
            }
            if (c == '\\' && !raw) {
                at++;
            }
        }
        throw new Interpolation.Malformed(
                "a string inside `${…}` is not closed by " + quote, "write $${ for a literal ${");
    }

    private void open(char bracket) throws Interpolation.Malformed {
        if (bracket == '[' && (text.startsWith("[#", at) || text.startsWith("[@", at))) {
            throw markup();
        }
        open.push(bracket == '{' ? '}' : bracket == '[' ? ']' : ')');
        if (open.size() > DEEPEST) {
            throw new Interpolation.Malformed("an expression is nested too deeply", "at most " + DEEPEST + " brackets");
        }
        at++;
    }

    private void close(char bracket) throws Interpolation.Malformed {
        if (open.isEmpty() || open.pop() != bracket) {
            throw new Interpolation.Malformed(
                    "the brackets inside `${…}` do not match at `" + bracket + "`", "check the expression");
        }
        at++;
    }

    private void refuseMarkup() throws Interpolation.Malformed {
        if (text.startsWith("<#", at) || text.startsWith("<@", at) || text.startsWith("</", at)) {
            throw markup();
        }
        at++;
    }

    private static Interpolation.Malformed markup() {
        return new Interpolation.Malformed(
                "comments and directives are not allowed inside `${…}`", "write one expression between the braces");
    }

    private void refuseBuiltin() throws Interpolation.Malformed {
        at++;
        int from = at;
        while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && isWord(text.charAt(to))) {
            to++;
        }
        String name = text.substring(from, to);
        if (FORBIDDEN.contains(name)) {
            throw new Interpolation.Malformed(
                    "`?" + name + "` is not available in expressions", "expressions can only compute values");
        }
    }

    private void refuseSpecial() throws Interpolation.Malformed {
        boolean name =
                at + 1 < text.length() && (Character.isLetter(text.charAt(at + 1)) || text.charAt(at + 1) == '_');
        if (name && !followsOperand()) {
            throw new Interpolation.Malformed(
                    "special variables such as `.now` are not available in expressions",
                    "a plan must not depend on when or where it is made");
        }
        at++;
    }

    private boolean followsOperand() {
        if (at == start) {
            return false;
        }
        char before = text.charAt(at - 1);
        if (!isWord(before)) {
            return before == ')' || before == ']' || before == '}' || before == '"' || before == '\'';
        }
        int from = at;
        while (from > start && isWord(text.charAt(from - 1))) {
            from--;
        }
        return !OPERATOR_WORDS.contains(text.substring(from, at));
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@';
    }
}
