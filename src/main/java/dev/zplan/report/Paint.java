package dev.zplan.report;

import java.util.regex.Pattern;

/**
 * The colours of a report.
 *
 * @param colour whether there are any
 */
record Paint(boolean colour) {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9]*m");

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    String red(String text) {
        return paint("31", text);
    }

    String green(String text) {
        return paint("32", text);
    }

    String yellow(String text) {
        return paint("33", text);
    }

    String cyan(String text) {
        return paint("36", text);
    }

    /** A text without its colours. */
    static String plain(String text) {
        return COLOUR.matcher(text).replaceAll("");
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
