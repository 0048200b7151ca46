package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Numbers as the C library reads and libzonecfg prints them. */
final class Numbers {

    private static final BigInteger UNSIGNED_RANGE = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger SIGNED_RANGE = BigInteger.ONE.shiftLeft(63);
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

    /**
     * The bytes of a memory size: a number, then K, M, G, T or nothing. Too large for 64 bits comes out as 0, what is no number as
     * 2^63: so the processor converts them.
     */
    static Optional<BigInteger> bytes(String text) {
        Floating number = Floating.read(text);
        String unit = number.rest().stripLeading().toUpperCase(Locale.ROOT);
        int power = unit.isEmpty() ? 0 : "KMGT".indexOf(unit) + 1;
        if (number.isBelowZero() || unit.length() > 1 || (power == 0 && !unit.isEmpty())) {
            return Optional.empty();
        }
        if (number.kind() == Floating.Kind.NAN) {
            return Optional.of(SIGNED_RANGE);
        }
        BigDecimal value = number.value().multiply(new BigDecimal(BigInteger.ONE.shiftLeft(10 * power)));
        return Optional.of(
                value.compareTo(new BigDecimal(UNSIGNED_RANGE)) < 0 ? value.toBigInteger() : BigInteger.ZERO);
    }

    /**
     * A count of CPUs in hundredths, at least one hundredth. OmniOS rounds, and of a number too large it keeps the lowest 32 bits;
     * illumos-gate calculates with single precision, cuts off what is behind the point, and refuses what does not fit 31 bits.
     */
    static Optional<BigInteger> hundredths(String text, Flavour flavour) {
        Floating number = Floating.read(text);
        if (!number.rest().isEmpty()) {
            return Optional.empty();
        }
        if (flavour == Flavour.OPENINDIANA) {
            float cap = number.asFloat() * 100;
            return cap >= 1 && cap < 0x1p31f ? Optional.of(BigInteger.valueOf((long) cap)) : Optional.empty();
        }
        double cap = number.asDouble() * 100.0;
        if (cap < 1) {
            return Optional.empty();
        }
        long bits = cap + 0.5 < 0x1p63 ? (long) (cap + 0.5) : 0;
        return Optional.of(BigInteger.valueOf(bits & 0xFFFFFFFFL));
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
            number = (number + 512) >>> 10;
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
