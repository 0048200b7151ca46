package dev.zplan.sim.shell;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** An argument in the making: its characters, and which of them stood in quotes. */
final class Field {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder pattern = new StringBuilder();
    private boolean wild;

    void add(String more, boolean quoted) {
        text.append(more);
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            if (!quoted && "*?[".indexOf(c) >= 0) {
                int end = c == '[' ? more.indexOf(']', i + 2) : i;
                if (end < 0) {
                    pattern.append("\\[");
                    continue;
                }
                wild = true;
                pattern.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : brackets(more.substring(i + 1, end)));
                i = end;
            } else {
                pattern.append(Pattern.quote(Character.toString(c)));
            }
        }
    }

    private static String brackets(String set) {
        String clean = set.replace("\\", "\\\\").replace("[", "\\[").replace("&", "\\&");
        return "[" + (clean.startsWith("!") ? "^" + clean.substring(1) : clean) + "]";
    }

    String text() {
        return text.toString();
    }

    /** Whether it holds {@code *}, {@code ?} or brackets outside of quotes. */
    boolean wild() {
        return wild;
    }

    /** Whether a name is what it describes. */
    boolean matches(String name, boolean slashes) {
        try {
            String expression = slashes ? pattern.toString().replace("[^/]", "(?s:.)") : pattern.toString();
            return Pattern.matches(expression, name);
        } catch (PatternSyntaxException e) {
            return text().equals(name);
        }
    }
}
