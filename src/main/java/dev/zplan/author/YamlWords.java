package dev.zplan.author;

import dev.zplan.resource.Value;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Scalars of YAML. Whatever any version of YAML, or a hasty reader, may take for something else than a text is quoted. */
record YamlWords(Literals literals) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_./@+=-]*( [A-Za-z0-9_./@+=-]+)*");

    /** Decimal, octal, hexadecimal, binary numbers, and dates. */
    private static final Pattern NUMBER_LIKE =
            Pattern.compile("[0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9_]+)?|0[xob][0-9a-fA-F_]*|[0-9]+-[0-9]+-[0-9]+.*");

    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    /** A value. */
    String value(Value value) {
        String text = literals.text(value);
        return Literals.isText(value) ? word(text) : text;
    }

    /** A value where only a text can stand: a key. */
    String key(Value value) {
        return word(literals.text(value));
    }

    /** A text, in quotes if there is any doubt. */
    static String word(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !NUMBER_LIKE.matcher(text).matches()
                && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case ' ' -> out.append(' ');
                default -> out.append(Literals.isPrintable(c) ? Character.toString(c) : escape(c));
            }
        });
        return out.append('"').toString();
    }

    private static String escape(int codePoint) {
        return codePoint > 0xFFFF ? String.format("\\U%08x", codePoint) : String.format("\\u%04x", codePoint);
    }
}
