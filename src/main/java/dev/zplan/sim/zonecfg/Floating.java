package dev.zplan.sim.zonecfg;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What strtod(3C) makes of a text.
 *
 * @param kind what sort of number it is
 * @param value its value if it is finite, else 0; 0 where there is no number at all
 * @param isNegative whether a minus sign stands before it
 * @param rest what follows it; the whole text where there is no number
 */
record Floating(Kind kind, BigDecimal value, boolean isNegative, String rest) {

    /** The sorts of numbers. */
    enum Kind {
        FINITE,
        INFINITE,
        NAN
    }

    /** Beyond any exponent that a long double has, so that a value past it is as good as infinite or 0. */
    private static final BigInteger EXPONENT_LIMIT = BigInteger.valueOf(6000);

    private static final Pattern NUMBER = Pattern.compile("""
            [ \\t\\n\\x0B\\f\\r]*(?<sign>[+-]?)(?:(?<infinite>inf(?:inity)?)|(?<nan>nan(?:\\(\\w*\\))?)\
            |0x(?:(?<hex>[0-9a-f]+)\\.?(?<hexPart>[0-9a-f]*)|\\.(?<hexOnlyPart>[0-9a-f]+))(?:p(?<binary>[+-]?[0-9]+))?\
            |(?<decimal>[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e(?<exponent>[+-]?[0-9]+))?)(?<rest>.*)""", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Reads the number at the start of a text. */
    static Floating read(String text) {
        Matcher parts = NUMBER.matcher(text);
        if (!parts.matches()) {
            return new Floating(Kind.FINITE, BigDecimal.ZERO, false, text);
        }
        boolean negative = parts.group("sign").equals("-");
        String rest = parts.group("rest");
        if (parts.group("infinite") != null || parts.group("nan") != null) {
            Kind kind = parts.group("nan") == null ? Kind.INFINITE : Kind.NAN;
            return new Floating(kind, BigDecimal.ZERO, negative, rest);
        }
        BigDecimal value = parts.group("decimal") == null
                ? hexadecimal(parts)
                : new BigDecimal(parts.group("decimal")).scaleByPowerOfTen(exponent(parts, "exponent"));
        return new Floating(Kind.FINITE, negative ? value.negate() : value, negative, rest);
    }

    private static BigDecimal hexadecimal(Matcher parts) {
        String whole = or(parts.group("hex"), "0");
        String part = or(parts.group("hexPart"), or(parts.group("hexOnlyPart"), ""));
        BigDecimal digits = new BigDecimal(new BigInteger(whole + part, 16));
        int power = exponent(parts, "binary") - 4 * part.length();
        return power >= 0
                ? digits.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(power)))
                : digits.multiply(new BigDecimal("0.5").pow(-power));
    }

    private static int exponent(Matcher parts, String group) {
        return new BigInteger(or(parts.group(group), "0"))
                .min(EXPONENT_LIMIT)
                .max(EXPONENT_LIMIT.negate())
                .intValue();
    }

    private static String or(@Nullable String text, String other) {
        return text == null ? other : text;
    }

    /** Whether it is less than 0. */
    boolean isBelowZero() {
        return value.signum() < 0 || (kind == Kind.INFINITE && isNegative);
    }

    /** As a double. */
    double asDouble() {
        return kind == Kind.FINITE ? value.doubleValue() : special();
    }

    /** As a float, rounded once. */
    float asFloat() {
        return kind == Kind.FINITE ? value.floatValue() : (float) special();
    }

    private double special() {
        if (kind == Kind.NAN) {
            return Double.NaN;
        }
        return isNegative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
