package dev.zplan.kdl;

import org.jspecify.annotations.Nullable;

/** The classes of code points in the KDL 2.0 specification, and how a message names a code point. */
final class CodePoints {

    /** Stands for "no more text" where a code point is expected. */
    static final int END = -1;

    private static final String NOT_IN_IDENTIFIERS = "\\/(){};[]\"#=";

    private CodePoints() {}

    /** {@code unicode-space}: white space that ends no line. */
    static boolean isSpace(int c) {
        return c == ' '
                || c == '\t'
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    /** {@code newline}; CR LF together is one newline, which is the caller's to see. */
    static boolean isNewline(int c) {
        return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Code points that must not stand literally anywhere; U+FEFF is allowed as the very first, which is the caller's to see. */
    static boolean isDisallowed(int c) {
        if (c >= ' ' && c < 0x7F) {
            // nearly all there is
            return false;
        }
        return (c >= 0 && c <= 0x08)
                || (c >= 0x0E && c <= 0x1F)
                || c == 0x7F
                || isSurrogate(c)
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xFEFF;
    }

    /** Half of a UTF-16 pair: no character, and nothing that UTF-8 could hold. */
    static boolean isSurrogate(int c) {
        return c >= 0xD800 && c <= 0xDFFF;
    }

    /** {@code identifier-char}. */
    static boolean isIdentifier(int c) {
        return c != END && !isSpace(c) && !isNewline(c) && !isDisallowed(c) && NOT_IN_IDENTIFIERS.indexOf(c) < 0;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isSign(int c) {
        return c == '+' || c == '-';
    }

    /** The code point itself if it can be seen, else its number and name: {@code `x`}, {@code U+200E LEFT-TO-RIGHT MARK}. */
    static String describe(int c) {
        if (c == END) {
            return "the end of the text";
        }
        if (c > ' ' && !isSpace(c) && !isNewline(c) && !isDisallowed(c) && !Character.isISOControl(c)) {
            return "`" + Character.toString(c) + "`";
        }
        String name = Character.getName(c);
        return String.format("U+%04X", c) + (name == null ? "" : " " + name);
    }

    /**
     * Checks a text, if there is one.
     *
     * @throws IllegalArgumentException if it holds half of a UTF-16 pair, which KDL cannot write in any way
     */
    static void requireScalars(@Nullable String text) {
        if (text == null) {
            return;
        }
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (isSurrogate(c)) {
                throw new IllegalArgumentException("unpaired surrogate in " + text);
            }
        }
    }
}
