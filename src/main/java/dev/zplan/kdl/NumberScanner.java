package dev.zplan.kdl;

import dev.zplan.kdl.KdlToken.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Reads one number: decimal with fraction and exponent, or whole with {@code 0x}, {@code 0o}, {@code 0b}. */
final class NumberScanner {

    private final KdlText text;
    private final int from;
    private final int to;

    /** For the word between these places, which starts with a digit, or with a sign and a digit. */
    NumberScanner(KdlText text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    KdlToken scan() throws KdlParseException {
        int first = CodePoints.isSign(text.at(from)) ? from + 1 : from;
        int radix = text.at(first) == '0' ? radix(text.at(first + 1)) : 10;
        BigDecimal value = radix == 10 ? decimal(first) : whole(first + 2, radix);
        return new KdlToken(Kind.NUMBER, from, to, KdlValue.of(value));
    }

    private static int radix(int letter) {
        return switch (letter) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
        };
    }

    private BigDecimal whole(int first, int radix) throws KdlParseException {
        requireEnd(digits(first, radix));
        requireShort(to);
        BigInteger value = new BigInteger(plain(first, to), radix);
        return new BigDecimal(text.at(from) == '-' ? value.negate() : value);
    }

    private BigDecimal decimal(int first) throws KdlParseException {
        int end = digits(first, 10);
        if (text.at(end) == '.') {
            end = digits(end + 1, 10);
        }
        int mantissaEnd = end;
        int exponent = 0;
        if (text.at(end) == 'e' || text.at(end) == 'E') {
            int sign = CodePoints.isSign(text.at(end + 1)) ? 1 : 0;
            end = digits(end + 1 + sign, 10);
            exponent = exponent(mantissaEnd + 1, end);
        }
        requireEnd(end);
        requireShort(mantissaEnd);
        return new BigDecimal(plain(from, mantissaEnd)).scaleByPowerOfTen(exponent);
    }

    private int exponent(int first, int end) throws KdlParseException {
        String digits = plain(first, end).replaceFirst("^([+-]?)0+(?=\\d)", "$1");
        int exponent = digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (Math.abs(exponent) > KdlParser.MAX_EXPONENT) {
            throw text.error(first, end, "The exponent is beyond " + KdlParser.MAX_EXPONENT, null);
        }
        return exponent;
    }

    /** Behind the digits and underscores that start there; the first must be a digit. */
    private int digits(int first, int radix) throws KdlParseException {
        if (!isDigit(text.at(first), radix)) {
            String found = first < to ? ", not " + CodePoints.describe(text.at(first)) : "";
            throw text.error(first, Math.max(first, to), "Here a number needs " + digitName(radix) + found, help());
        }
        int end = first;
        while (text.at(end) == '_' || isDigit(text.at(end), radix)) {
            end++;
        }
        return end;
    }

    /** Unlike {@link Character#digit} alone, knows ASCII digits only. */
    private static boolean isDigit(int c, int radix) {
        return c >= 0 && c < 0x80 && Character.digit(c, radix) >= 0;
    }

    private static String digitName(int radix) {
        return switch (radix) {
            case 16 -> "a hexadecimal digit (0-9, a-f)";
            case 8 -> "an octal digit (0-7)";
            case 2 -> "a binary digit (0 or 1)";
            default -> "a digit";
        };
    }

    private void requireEnd(int end) throws KdlParseException {
        if (end < to) {
            throw text.error(end, to, CodePoints.describe(text.at(end)) + " does not belong in this number", help());
        }
    }

    private void requireShort(int end) throws KdlParseException {
        if (end - from > KdlParser.MAX_DIGITS) {
            throw text.error(from, end, "This number has more than " + KdlParser.MAX_DIGITS + " digits", null);
        }
    }

    /** The usual bad number is text without quotes: an address, a size, a version. */
    private String help() throws KdlParseException {
        int end = to;
        while (text.at(end) == '/' || CodePoints.isIdentifier(text.at(end))) {
            end++;
        }
        return "Put text that starts with a digit in quotes: \"" + text.shorten(from, end) + "\"";
    }

    private String plain(int first, int end) {
        return text.slice(first, end).replace("_", "");
    }
}
