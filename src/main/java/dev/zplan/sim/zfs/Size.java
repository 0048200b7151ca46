package dev.zplan.sim.zfs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Sizes as zfs reads and prints them. */
final class Size {
    private static final String UNITS = "BKMGTPEZ";
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(64);

    private Size() {}

    /** Bytes of a text such as {@code 10G}, {@code 1.5T}, {@code 512}, {@code 4kb}; empty if it is none. */
    static Optional<BigInteger> parse(String text) {
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        String number = text.substring(0, end);
        String suffix = text.substring(end).toUpperCase(Locale.ROOT);
        if (!number.matches("[0-9]+(\\.[0-9]*)?|\\.[0-9]+")) {
            return Optional.empty();
        }
        int unit = suffix.isEmpty() ? 0 : UNITS.indexOf(suffix.charAt(0));
        boolean plain = suffix.length() <= 1;
        boolean withB = suffix.length() == 2 && suffix.charAt(1) == 'B' && unit > 0;
        boolean withIb = suffix.length() == 3 && suffix.endsWith("IB") && unit > 0;
        if (unit < 0 || !(plain || withB || withIb)) {
            return Optional.empty();
        }
        BigInteger bytes = new BigDecimal(number)
                .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(10 * unit)))
                .toBigInteger();
        return bytes.compareTo(LIMIT) < 0 ? Optional.of(bytes) : Optional.empty();
    }

    /** Why a text is no size, as zfs_nicestrtonum says it. */
    static Optional<String> fault(String text) {
        if (parse(text).isPresent()) {
            return Optional.empty();
        }
        if (text.isEmpty() || "0123456789.".indexOf(text.charAt(0)) < 0) {
            return Optional.of("bad numeric value '" + text + "'");
        }
        String suffix = text.replaceFirst("^[0-9]*(\\.[0-9]*)?", "");
        return parse("0" + suffix).isEmpty()
                ? Optional.of("invalid numeric suffix '" + suffix + "'")
                : Optional.of("numeric value is too large");
    }

    /** zfs_nicenum: base 1024, at most five characters. */
    static String nice(BigInteger bytes) {
        int unit = 0;
        BigInteger whole = bytes;
        while (whole.bitLength() > 10 && unit < 6) {
            whole = whole.shiftRight(10);
            unit++;
        }
        if (unit == 0) {
            return bytes.toString();
        }
        char suffix = UNITS.charAt(unit);
        BigInteger divisor = BigInteger.ONE.shiftLeft(10 * unit);
        if (bytes.mod(divisor).signum() == 0) {
            return whole.toString() + suffix;
        }
        for (int decimals = 2; decimals > 0; decimals--) {
            String text = new BigDecimal(bytes)
                            .divide(new BigDecimal(divisor), decimals, RoundingMode.HALF_EVEN)
                            .toPlainString()
                    + suffix;
            if (text.length() <= 5) {
                return text;
            }
        }
        return new BigDecimal(bytes).divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN)
                + String.valueOf(suffix);
    }

    /** zfs_nicebytes: the same, with a unit for the small ones too. */
    static String bytes(long bytes) {
        return nice(bytes) + (bytes < 1024 ? "B" : "");
    }

    static String nice(long bytes) {
        return nice(BigInteger.valueOf(bytes));
    }
}
