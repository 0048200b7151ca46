package dev.zplan.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The commands of a zonecfg file, as zonecfg's scanner takes them apart (zonecfg_lex.l; zones.md 4.2): a newline or a semicolon ends
 * a command, a number sign where one would begin starts a comment, a quoted text knows no escapes.
 */
final class ZonecfgWords {

    private static final String STOPS = " \t\n\";=[]()";
    private static final String STOPS_INSIDE = STOPS + ",";

    private final String text;
    private int at;
    private int line = 1;

    private ZonecfgWords(String text) {
        this.text = text;
    }

    /**
     * One command.
     *
     * @param line its line, from 1
     * @param words its words and signs, in order
     * @param rest how its line goes on behind the first equals sign
     */
    record Command(int line, List<Word> words, String rest) {
        Command {
            words = List.copyOf(words);
        }

        String verb() {
            return words.get(0).text();
        }

        /** The word at that place; empty where there is none, or a sign. */
        Optional<String> word(int index) {
            return index < words.size() && !words.get(index).sign()
                    ? Optional.of(words.get(index).text())
                    : Optional.empty();
        }

        boolean isSign(int index, String sign) {
            return index < words.size()
                    && words.get(index).sign()
                    && words.get(index).text().equals(sign);
        }
    }

    /**
     * A word, without its quotes, or a sign.
     *
     * @param sign whether it is one of <code>= [ ] ( ) ,</code>
     */
    record Word(String text, boolean sign) {}

    static List<Command> of(String text) {
        return new ZonecfgWords(text.replace("\r\n", "\n")).commands();
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        while (at < text.length()) {
            Command command = command();
            if (!command.words().isEmpty()) {
                commands.add(command);
            }
        }
        return commands;
    }

    private Command command() {
        int first = line;
        List<Word> words = new ArrayList<>();
        String rest = null;
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == ';') {
                at++;
                line += c == '\n' ? 1 : 0;
                break;
            } else if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '#' && words.isEmpty()) {
                at = end("\n", at);
            } else if (c == '"' && end("\"\n", at + 1) < text.length()) {
                words.add(quoted());
            } else if (isSign(c, depth)) {
                at++;
                depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
                words.add(new Word(String.valueOf(c), true));
                rest = rest == null && c == '=' ? text.substring(at, end("\n", at)) : rest;
            } else {
                int end = Math.max(at + 1, end(depth > 0 ? STOPS_INSIDE : STOPS, at));
                words.add(new Word(text.substring(at, end), false));
                at = end;
            }
        }
        return new Command(first, words, Objects.requireNonNullElse(rest, ""));
    }

    private static boolean isSign(char c, int depth) {
        return "=[]()".indexOf(c) >= 0 || (c == ',' && depth > 0);
    }

    private Word quoted() {
        int end = end("\"\n", at + 1);
        String value = text.substring(at + 1, end);
        at = text.charAt(end) == '"' ? end + 1 : end;
        return new Word(value, false);
    }

    /** Where the first of these characters stands from there on; else the end of the text. */
    private int end(String stops, int from) {
        int end = from;
        while (end < text.length() && stops.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
