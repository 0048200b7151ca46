package dev.zplan.module.type;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.FieldType.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, sizes and numbers of CPUs. */
final class NumberTypes {
    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s?(?:([KMGTPE])(?:I?B)?|B)?");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?:-([0-9]{1,9}))?");
    private static final BigDecimal UINT64_MAX = new BigDecimal("18446744073709551615");
    private static final BigDecimal LEAST_CPU = new BigDecimal("0.01");
    private static final String UNITS = "KMGTPE";

    private NumberTypes() {}

    static List<FieldType> all() {
        return List.of(
                number(BigDecimal.ZERO, "number"),
                new NamedType(
                        "integer",
                        "a whole number",
                        text -> parse(text)
                                .filter(NumberTypes::isWhole)
                                .<Outcome>map(n -> new Outcome.Accepted(new Value.Num(n)))
                                .orElseGet(
                                        () -> refused("zplan::value::number_invalid", text, "write a whole number"))),
                new NamedType(
                        "decimal",
                        "a number",
                        text -> parse(text)
                                .<Outcome>map(n -> new Outcome.Accepted(new Value.Num(n)))
                                .orElseGet(
                                        () -> refused("zplan::value::number_invalid", text, "write a number, as 2.5"))),
                new NamedType(
                        "ncpus",
                        "a number of CPUs, at least 0.01, with at most two decimals",
                        text -> parse(text)
                                .map(BigDecimal::stripTrailingZeros)
                                .filter(n -> n.compareTo(LEAST_CPU) >= 0 && n.scale() <= 2)
                                .<Outcome>map(n -> new Outcome.Accepted(new Value.Num(n)))
                                .orElseGet(() -> new Outcome.Refused(
                                        "zplan::value::ncpus_invalid",
                                        "\"" + text + "\" is not a number of CPUs",
                                        "write a number of at least 0.01 with at most two decimals, as 2.5"))),
                new NamedType("cpu-range", "a number of CPUs, or a range as 2-4", NumberTypes::cpuRange),
                size(0),
                new NamedType(
                        "size-or-none",
                        "a size as 10G, or none",
                        text -> text.equals("none") ? new Outcome.Accepted(Value.size(0)) : size(text, 0)));
    }

    /** Whole numbers from {@code least} on; the name says so. */
    static FieldType number(BigDecimal least, String name) {
        String about = "a whole number, at least " + least.toPlainString();
        return new NamedType(
                name,
                about,
                text -> parse(text)
                        .filter(NumberTypes::isWhole)
                        .filter(n -> n.compareTo(least) >= 0 && n.compareTo(UINT64_MAX) <= 0)
                        .<Outcome>map(n -> new Outcome.Accepted(new Value.Num(n)))
                        .orElseGet(() -> new Outcome.Refused(
                                "zplan::value::number_invalid",
                                "\"" + text + "\" is not " + about,
                                "write " + about + ", below 2^64")));
    }

    /** Sizes of at least so many bytes. */
    static FieldType size(long least) {
        String name = least == 0 ? "size" : "size>=" + Value.size(least).show();
        String about = "a size as 10G, 1.5G or 512MiB (units of 1024; a bare number is bytes)"
                + (least == 0 ? "" : atLeast(least));
        return new NamedType(name, about, text -> size(text, least));
    }

    private static String atLeast(long least) {
        return ", at least " + Value.size(least).show();
    }

    static Outcome size(String text, long least) {
        Matcher found = SIZE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!found.matches()) {
            return new Outcome.Refused(
                    "zplan::value::size_invalid",
                    "\"" + text + "\" is not a size",
                    "write a number with one of the units K, M, G, T, P, E (of 1024), as 10G or 1.5G; a bare number is bytes");
        }
        int unit = found.group(2) == null ? 0 : UNITS.indexOf(found.group(2)) + 1;
        BigDecimal bytes =
                new BigDecimal(found.group(1)).multiply(BigDecimal.valueOf(1024).pow(unit));
        if (!isWhole(bytes)) {
            return new Outcome.Refused(
                    "zplan::value::size_invalid",
                    "\"" + text + "\" is not a whole number of bytes",
                    "write a size that comes out even, for example in the next smaller unit");
        }
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return new Outcome.Refused(
                    "zplan::value::size_invalid", "\"" + text + "\" is too large", "write less than 8E");
        }
        if (bytes.compareTo(BigDecimal.valueOf(least)) < 0) {
            return new Outcome.Refused(
                    "zplan::value::size_too_small",
                    "\"" + text + "\" is too small",
                    "illumos wants at least " + Value.size(least).show() + " here");
        }
        return new Outcome.Accepted(Value.size(bytes.longValueExact()));
    }

    private static Outcome cpuRange(String text) {
        Matcher found = RANGE.matcher(text);
        if (found.matches()) {
            int low = Integer.parseInt(found.group(1));
            int high = found.group(2) == null ? low : Integer.parseInt(found.group(2));
            if (low >= 1 && low <= high) {
                return NamedType.text(low == high ? Integer.toString(low) : low + "-" + high);
            }
        }
        return new Outcome.Refused(
                "zplan::value::cpu_range_invalid",
                "\"" + text + "\" is not a number or range of CPUs",
                "write a whole number from 1 on, or a range as 2-4");
    }

    static Optional<BigDecimal> parse(String text) {
        return PLAIN.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static Outcome refused(String code, String text, String help) {
        return new Outcome.Refused(code, "\"" + text + "\" is not a number", help);
    }
}
