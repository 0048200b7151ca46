package dev.zplan.kdl;

import java.util.Set;

/** Which texts may stand without quotes. */
final class Identifiers {

    private static final Set<String> RESERVED = Set.of("true", "false", "null", "inf", "-inf", "nan");

    private Identifiers() {}

    /** Words that look like a keyword without its {@code #}; they must be quoted. */
    static boolean isReserved(String text) {
        return RESERVED.contains(text);
    }

    /** Starts like a number, or like one without its first digit ({@code .5}, {@code -.5}). */
    static boolean startsLikeNumber(String text) {
        int first = !text.isEmpty() && CodePoints.isSign(text.charAt(0)) ? 1 : 0;
        int digit = first < text.length() && text.charAt(first) == '.' ? first + 1 : first;
        return digit < text.length() && CodePoints.isDigit(text.charAt(digit));
    }

    /** Whether the text may be written as it is, where a string is expected. */
    static boolean isBare(String text) {
        return !text.isEmpty()
                && text.codePoints().allMatch(CodePoints::isIdentifier)
                && !isReserved(text)
                && !startsLikeNumber(text);
    }
}
