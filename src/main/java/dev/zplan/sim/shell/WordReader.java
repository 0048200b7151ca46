package dev.zplan.sim.shell;

import java.util.ArrayList;
import java.util.List;

/** Reads one word: quotes, variables, substitutions. */
final class WordReader {

    private static final String ENDS = " \t\n;&|<>()";
    private static final String SPECIAL = "?#@*$!-";

    private final String text;
    private final List<Word.Part> parts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private int at;

    WordReader(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /** Where the word ended. */
    int end() {
        return at;
    }

    /** The word that begins here. */
    Word word() throws UnknownSyntax {
        if (text.charAt(at) == '~') {
            home();
        }
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            unquoted();
        }
        flush(false);
        return new Word(parts);
    }

    /** All the rest, as in a here-document: only {@code $}, backquotes and some backslashes are special. */
    Word inDocument() throws UnknownSyntax {
        while (at < text.length()) {
            inQuotes("\\$`");
        }
        flush(true);
        return new Word(parts);
    }

    private void home() throws UnknownSyntax {
        boolean alone = at + 1 == text.length() || (ENDS + "/").indexOf(text.charAt(at + 1)) >= 0;
        if (!alone) {
            throw new UnknownSyntax("~");
        }
        at++;
        parts.add(new Word.Variable("HOME", "", new Word(List.of()), true));
    }

    private void unquoted() throws UnknownSyntax {
        char c = text.charAt(at);
        switch (c) {
            case '\'' -> {
                int end = text.indexOf('\'', at + 1);
                if (end < 0) {
                    throw new UnknownSyntax("unmatched '");
                }
                flush(false);
                parts.add(new Word.Text(text.substring(at + 1, end), true));
                at = end + 1;
            }
            case '"' -> doubleQuoted();
            case '\\' -> {
                if (at + 1 == text.length()) {
                    throw new UnknownSyntax("\\ at the end");
                }
                if (text.charAt(at + 1) != '\n') {
                    flush(false);
                    parts.add(new Word.Text(text.substring(at + 1, at + 2), true));
                }
                at += 2;
            }
            case '$' -> dollar(false);
            case '`' -> backquoted(false);
            default -> {
                plain.append(c);
                at++;
            }
        }
    }

    private void doubleQuoted() throws UnknownSyntax {
        flush(false);
        at++;
        int before = parts.size();
        while (at < text.length() && text.charAt(at) != '"') {
            inQuotes("\\\"$`");
        }
        if (at == text.length()) {
            throw new UnknownSyntax("unmatched \"");
        }
        at++;
        if (!plain.isEmpty() || parts.size() == before) {
            parts.add(new Word.Text(plain.toString(), true));
            plain.setLength(0);
        }
    }

    private void inQuotes(String escapable) throws UnknownSyntax {
        char c = text.charAt(at);
        if (c == '$') {
            dollar(true);
        } else if (c == '`') {
            backquoted(true);
        } else if (text.startsWith("\\\n", at)) {
            at += 2;
        } else {
            if (c == '\\' && at + 1 < text.length() && escapable.indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            }
            plain.append(text.charAt(at++));
        }
    }

    private void flush(boolean quoted) {
        if (!plain.isEmpty()) {
            parts.add(new Word.Text(plain.toString(), quoted));
            plain.setLength(0);
        }
    }

    private void dollar(boolean quoted) throws UnknownSyntax {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (text.startsWith("$((", at)) {
            flush(quoted);
            int end = text.indexOf("))", at);
            if (end < 0) {
                throw new UnknownSyntax("unmatched $((");
            }
            parts.add(new Word.Arithmetic(text.substring(at + 3, end), quoted));
            at = end + 2;
        } else if (next == '(') {
            flush(quoted);
            int end = closing(at + 2);
            parts.add(new Word.Substitution(text.substring(at + 2, end), quoted));
            at = end + 1;
        } else if (next == '{') {
            flush(quoted);
            braces(quoted);
        } else if (Character.isLetter(next) || next == '_') {
            flush(quoted);
            int end = name(at + 1);
            parts.add(new Word.Variable(text.substring(at + 1, end), "", new Word(List.of()), quoted));
            at = end;
        } else if (SPECIAL.indexOf(next) >= 0 || Character.isDigit(next)) {
            flush(quoted);
            parts.add(new Word.Variable(Character.toString(next), "", new Word(List.of()), quoted));
            at += 2;
        } else {
            plain.append('$');
            at++;
        }
    }

    private int name(int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private void braces(boolean quoted) throws UnknownSyntax {
        int nameEnd = name(at + 2);
        String name = text.substring(at + 2, nameEnd);
        int end = text.indexOf('}', nameEnd);
        if (name.isEmpty() || end < 0) {
            throw new UnknownSyntax("${");
        }
        String rest = text.substring(nameEnd, end);
        String operator = rest.startsWith(":")
                ? rest.substring(0, Math.min(2, rest.length()))
                : rest.isEmpty() ? "" : rest.substring(0, 1);
        if (!List.of("", "-", ":-", "+", ":+", ":?").contains(operator)) {
            throw new UnknownSyntax("${" + name + rest + "}");
        }
        Word word = new WordReader(rest.substring(operator.length()), 0).inDocument();
        parts.add(new Word.Variable(name, operator, word, quoted));
        at = end + 1;
    }

    /** The parenthesis that closes one before {@code start}, quotes respected. */
    private int closing(int start) throws UnknownSyntax {
        int depth = 1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\'' || c == '"') {
                i = text.indexOf(c, i + 1);
                if (i < 0) {
                    break;
                }
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        throw new UnknownSyntax("unmatched $(");
    }

    private void backquoted(boolean quoted) throws UnknownSyntax {
        int end = text.indexOf('`', at + 1);
        if (end < 0) {
            throw new UnknownSyntax("unmatched `");
        }
        flush(quoted);
        parts.add(new Word.Substitution(text.substring(at + 1, end), quoted));
        at = end + 1;
    }
}
