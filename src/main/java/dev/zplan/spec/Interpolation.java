package dev.zplan.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * A text taken apart at its <code>${…}</code>. <code>$${</code> stands for a literal <code>${</code>; everything else, FreeMarker's
 * directives and <code>#{…}</code> included, is plain text.
 *
 * @param parts literals and expressions, in order
 */
record Interpolation(List<Part> parts) {

    /** A piece of the text. */
    sealed interface Part {}

    /** Plain text. */
    record Literal(String text) implements Part {}

    /** What stands between <code>${</code> and its brace. */
    record Expression(String source) implements Part {}

    /** The text is no text with expressions; the message says why, in one sentence. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;
        private final String help;

        Malformed(String message, String help) {
            super(message);
            this.help = help;
        }

        String help() {
            return help;
        }
    }

    Interpolation {
        parts = List.copyOf(parts);
    }

    /** Whether a text has anything to do here. */
    static boolean concerns(String text) {
        return text.contains("${");
    }

    static Interpolation parse(String text) throws Malformed {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$${", at)) {
                literal.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                flush(literal, parts);
                int end = new ExpressionScanner(text, at + 2).end();
                parts.add(new Expression(text.substring(at + 2, end)));
                at = end + 1;
            } else {
                literal.append(text.charAt(at++));
            }
        }
        flush(literal, parts);
        return new Interpolation(parts);
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
