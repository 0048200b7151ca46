package dev.zplan.author;

import dev.zplan.resource.Value;
import java.util.Set;

/**
 * What both languages do with values and remarks.
 *
 * @param expressions whether the file's reader takes what stands in <code>${…}</code> for an expression, as in plans and
 *     templates, so that a literal <code>${</code> must be written <code>$${</code>
 */
record Literals(boolean expressions) {

    /** What is written with a line for each of its fields, however few they are. */
    private static final Set<String> TALL = Set.of("zone", "template", "pool");

    /** A value as a text without quotes: that of a text, the digits of a number. */
    String text(Value value) {
        if (value instanceof Value.Items || value instanceof Value.Members || value instanceof Value.Secret) {
            throw new IllegalArgumentException("no single plain value: " + value.show());
        }
        String text = value.show();
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException("unpaired surrogate in " + text);
        }
        return expressions ? text.replace("${", "$${") : text;
    }

    /** Whether a value is written in quotes where there is doubt. */
    static boolean isText(Value value) {
        return value instanceof Value.Text || value instanceof Value.Size;
    }

    /** Whether a top-level node is written with a line for each field. */
    static boolean isTall(String name) {
        return TALL.contains(name);
    }

    /** A remark on one line, without what a comment may not hold. */
    static String remark(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(isPrintable(c) || c == ' ' ? c : '?'));
        return line.toString();
    }

    /** Whether it can be seen: letters, digits, signs. */
    static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
