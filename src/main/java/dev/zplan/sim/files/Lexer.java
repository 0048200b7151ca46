package dev.zplan.sim.files;

import java.util.ArrayList;
import java.util.List;

/** Splits a shell text into words and operators. What this shell does not know is refused, never passed over. */
final class Lexer {

    private static final List<String> OPERATORS = List.of("2>&1", "2>>", "2>", "&&", "||", ">>", ">", "<", "|", ";");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of a text; fails with what is not known. */
    static List<Token> tokens(String text) throws UnknownSyntax {
        Lexer lexer = new Lexer(text);
        lexer.run();
        return lexer.tokens;
    }

    private void run() throws UnknownSyntax {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t') {
                endWord();
                at++;
            } else if (c == '\n') {
                endWord();
                tokens.add(new Token.Operator(";"));
                at++;
            } else if (c == '#' && !inWord) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (!operator()) {
                character(c);
            }
        }
        endWord();
    }

    private boolean operator() {
        for (String sign : OPERATORS) {
            if (text.startsWith(sign, at) && !(inWord && sign.startsWith("2"))) {
                endWord();
                tokens.add(new Token.Operator(sign));
                at += sign.length();
                return true;
            }
        }
        return false;
    }

    private void character(char c) throws UnknownSyntax {
        inWord = true;
        switch (c) {
            case '\'' -> {
                int end = text.indexOf('\'', at + 1);
                if (end < 0) {
                    throw new UnknownSyntax("unmatched '");
                }
                word.append(text, at + 1, end);
                at = end + 1;
            }
            case '"' -> doubleQuoted();
            case '\\' -> {
                if (at + 1 == text.length()) {
                    throw new UnknownSyntax("\\ at the end");
                }
                word.append(text.charAt(at + 1));
                at += 2;
            }
            case '$', '`', '*', '?', '(', ')', '&', '~' -> throw new UnknownSyntax(Character.toString(c));
            default -> {
                word.append(c);
                at++;
            }
        }
    }

    private void doubleQuoted() throws UnknownSyntax {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '$' || c == '`') {
                throw new UnknownSyntax(Character.toString(c));
            }
            if (c == '\\' && at + 1 < text.length() && "\\\"$`".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
            }
            word.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw new UnknownSyntax("unmatched \"");
        }
        at++;
    }

    private void endWord() {
        if (inWord) {
            tokens.add(new Token.Word(word.toString()));
            word.setLength(0);
            inWord = false;
        }
    }
}
