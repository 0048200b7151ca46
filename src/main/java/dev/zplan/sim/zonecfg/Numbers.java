package dev.zplan.sim.zonecfg;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as the C library reads and libzonecfg prints them. */
final class Numbers {

    private static final BigInteger UNSIGNED_RANGE = BigInteger.ONE.shiftLeft(64);
    private static final Pattern DECIMAL = Pattern.compile(
            "[ \\t\\n\\x0B\\f\\r]*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)?(.*)", Pattern.DOTALL);
    private static final String UNITS = "BKMGT";

    private Numbers() {}

    /** A whole number up to 64 bits; an empty text is 0, as for strtoull. Base 0 knows {@code 0x} and leading zeros. */
    static Optional<BigInteger> unsigned(String text, int base) {
        String digits = text.stripLeading();
        boolean negative = digits.startsWith("-");
        digits = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        int radix = base;
        if (base == 0) {
            boolean hex = digits.regionMatches(true, 0, "0x", 0, 2) && digits.length() > 2;
            radix = hex ? 16 : digits.startsWith("0") ? 8 : 10;
            digits = hex ? digits.substring(2) : digits;
        }
        if (text.isEmpty()) {
            return Optional.of(BigInteger.ZERO);
        }
        if (digits.isEmpty() || !hasOnlyDigits(digits, radix)) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(digits, radix);
        if (value.compareTo(UNSIGNED_RANGE) >= 0) {
            return Optional.empty();
        }
        return Optional.of(negative ? value.negate().mod(UNSIGNED_RANGE) : value);
    }

    /** A property's number: no minus sign anywhere. */
    static Optional<BigInteger> count(String text) {
        return text.contains("-") ? Optional.empty() : unsigned(text, 10);
    }

    /** Whether the text is a decimal number that fits 64 bits with sign, blanks before it allowed, or empty. */
    static boolean isSigned(String text) {
        String digits = text.stripLeading();
        digits = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
        if (digits.isEmpty() || !hasOnlyDigits(digits, 10)) {
            return text.isEmpty();
        }
        return new BigInteger(text.stripLeading().replaceFirst("^\\+", "")).bitLength() < 64;
    }

    /** The bytes of a memory size: a decimal number, then K, M, G, T or nothing. */
    static Optional<BigInteger> bytes(String text) {
        Matcher parts = DECIMAL.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal number = parts.group(1) == null ? BigDecimal.ZERO : new BigDecimal(parts.group(1));
        String unit =
                (parts.group(1) == null ? text : parts.group(2)).stripLeading().toUpperCase(Locale.ROOT);
        int power = unit.isEmpty() ? 0 : "KMGT".indexOf(unit) + 1;
        if (number.signum() < 0 || unit.length() > 1 || (power == 0 && !unit.isEmpty())) {
            return Optional.empty();
        }
        BigInteger value = number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(10 * power)))
                .toBigInteger();
        return Optional.of(value.compareTo(UNSIGNED_RANGE) < 0 ? value : BigInteger.ZERO);
    }

    /** A count of CPUs in hundredths, at least one hundredth. */
    static Optional<BigInteger> hundredths(String text) {
        Matcher parts = DECIMAL.matcher(text);
        if (!parts.matches() || parts.group(1) == null || !parts.group(2).isEmpty()) {
            return Optional.empty();
        }
        double cap = Double.parseDouble(parts.group(1));
        if (cap <= 0 || cap * 100.0 < 1) {
            return Optional.empty();
        }
        long rounded = (long) (cap * 100.0 + 0.5);
        return Optional.of(BigInteger.valueOf(rounded & 0xFFFFFFFFL));
    }

    /** Bytes in the largest unit that keeps the number readable, with a fraction below ten. */
    static String inUnits(BigInteger bytes) {
        long number = bytes.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
        if (number < 1024) {
            return String.valueOf(number);
        }
        int unit = 0;
        long before = 0;
        while (number >= 1024 && UNITS.charAt(unit) != 'T') {
            unit++;
            before = number;
            number = (number + 512) >> 10;
        }
        if (before % 1024 != 0 && (before >> 10) < 10) {
            return decimals((float) before / 1024, 1) + UNITS.charAt(unit);
        }
        return number + String.valueOf(UNITS.charAt(unit));
    }

    /** Hundredths of a CPU with two decimals. */
    static String cpus(BigInteger hundredths) {
        return decimals(hundredths.floatValue() / 100, 2);
    }

    private static String decimals(float value, int places) {
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static boolean hasOnlyDigits(String digits, int radix) {
        return digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
    }
}
