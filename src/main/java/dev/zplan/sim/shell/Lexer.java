package dev.zplan.sim.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a shell text into tokens. What this shell does not know is refused, never passed over. */
final class Lexer {

    private static final List<String> OPERATORS = List.of("&&", "||", ";;", "|", ";", "\n", "(", ")");
    private static final Pattern REDIRECT = Pattern.compile("([012]?)(<<-?|<&|>&|>>|>\\||>|<)");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private int at;

    /** A here-document whose text comes after the line. */
    private record Pending(int index, String end, boolean quoted, boolean tabs) {}

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
                at++;
            } else if (text.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (!redirect() && !operator()) {
                word();
            }
        }
        if (!pending.isEmpty()) {
            throw new UnknownSyntax("a here-document without its end");
        }
    }

    private void word() throws UnknownSyntax {
        if (text.charAt(at) == '&') {
            throw new UnknownSyntax("&");
        }
        WordReader reader = new WordReader(text, at);
        tokens.add(new Token.Plain(reader.word()));
        at = reader.end();
    }

    private boolean operator() throws UnknownSyntax {
        for (String sign : OPERATORS) {
            if (text.startsWith(sign, at)) {
                tokens.add(new Token.Operator(sign));
                at += sign.length();
                if (sign.equals("\n")) {
                    hereDocuments();
                }
                return true;
            }
        }
        return false;
    }

    private boolean redirect() throws UnknownSyntax {
        Matcher redirect = REDIRECT.matcher(text).region(at, text.length());
        if (!redirect.lookingAt()) {
            return false;
        }
        String sign = redirect.group(2);
        at = redirect.end();
        if (sign.startsWith("<<")) {
            hereDocument(sign.endsWith("-"));
            return true;
        }
        if (sign.equals("<&")) {
            throw new UnknownSyntax(sign);
        }
        int usual = sign.startsWith("<") ? 0 : 1;
        int descriptor = redirect.group(1).isEmpty() ? usual : Integer.parseInt(redirect.group(1));
        tokens.add(new Token.Redirect(descriptor, sign.equals(">|") ? ">" : sign));
        return true;
    }

    private void hereDocument(boolean tabs) throws UnknownSyntax {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        int start = at;
        while (at < text.length() && " \t\n;&|<>()".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String end = text.substring(start, at);
        if (end.isEmpty()) {
            throw new UnknownSyntax("<< without a word");
        }
        pending.add(new Pending(tokens.size(), end.replaceAll("['\"\\\\]", ""), end.matches(".*['\"\\\\].*"), tabs));
        tokens.add(new Token.HereDocument(new Word(List.of())));
    }

    private void hereDocuments() throws UnknownSyntax {
        for (Pending one : pending) {
            StringBuilder body = new StringBuilder();
            while (true) {
                if (at >= text.length()) {
                    throw new UnknownSyntax("a here-document without its end");
                }
                int end = text.indexOf('\n', at);
                String line = text.substring(at, end < 0 ? text.length() : end);
                at = end < 0 ? text.length() : end + 1;
                String kept = one.tabs() ? line.replaceFirst("^\t+", "") : line;
                if (kept.equals(one.end())) {
                    break;
                }
                body.append(kept).append('\n');
            }
            Word word = one.quoted()
                    ? new Word(List.of(new Word.Text(body.toString(), true)))
                    : new WordReader(body.toString(), 0).inDocument();
            tokens.set(one.index(), new Token.HereDocument(word));
        }
        pending.clear();
    }
}
