package dev.zplan.report;

/**
 * Makes visible what a terminal would obey or hide: control characters, characters that turn the direction of writing, and others
 * without a shape.
 */
public final class Printable {

    private Printable() {}

    /** As one line: line ends and tabs become {@code \n} and {@code \t}, everything else without a shape <code>\&#117;{…}</code>. */
    public static String line(String text) {
        return visible(text, "");
    }

    /** As lines: line ends and tabs stay, a carriage return before a line end is dropped. */
    public static String block(String text) {
        return visible(text.replace("\r\n", "\n"), "\n\t");
    }

    private static String visible(String text, String kept) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (kept.indexOf(c) >= 0 || !shapeless(c)) {
                out.appendCodePoint(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\t') {
                out.append("\\t");
            } else {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return out.toString();
    }

    private static boolean shapeless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
