package dev.zplan.module.type;

import dev.zplan.spec.FieldType;
import dev.zplan.spec.FieldType.Outcome;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of link properties that dladm prints otherwise than it reads. */
final class LinkValues {
    /** A bandwidth; dladm reads K, M, G (of 1000) and prints Mbit/s. */
    static final FieldType BANDWIDTH = new NamedType("bandwidth", "a bandwidth as 100M", LinkValues::bandwidth);

    /** Addresses and networks; dladm prints single ones with their full prefix length. */
    static final FieldType ADDRESSES =
            new NamedType("addresses", "addresses and networks with commas between them", LinkValues::addresses);

    private static final Pattern RATE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([KMG])?");
    private static final BigDecimal LEAST_MBPS = new BigDecimal("1.2");

    private LinkValues() {}

    private static Outcome bandwidth(String text) {
        Matcher found = RATE.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (found.matches()) {
            String unit = found.group(2) == null ? "M" : found.group(2);
            BigDecimal number = new BigDecimal(found.group(1));
            BigDecimal mbps = switch (unit) {
                case "K" -> number.movePointLeft(3);
                case "G" -> number.movePointRight(3);
                default -> number;
            };
            if (mbps.compareTo(LEAST_MBPS) >= 0) {
                return NamedType.text(mbps.stripTrailingZeros().toPlainString());
            }
        }
        return new Outcome.Refused(
                "zplan::value::bandwidth_invalid",
                "\"" + text + "\" is not a bandwidth that dladm takes",
                "write a number with K, M or G (M without), at least 1200K");
    }

    private static Outcome addresses(String text) {
        TreeSet<String> found = new TreeSet<>();
        for (String part : text.split(",")) {
            String word = part.strip();
            Optional<IpPrefix> prefix = IpAddress.parse(word)
                    .map(address -> new IpPrefix(address, address.width()))
                    .or(() -> IpPrefix.parse(word));
            if (prefix.isEmpty() || !prefix.get().isNetwork()) {
                return new Outcome.Refused(
                        "zplan::value::address_invalid",
                        "\"" + word + "\" is neither an address nor a network",
                        "write addresses as 10.0.0.2 or networks as 10.0.0.0/24, with commas between them");
            }
            found.add(prefix.get().toString());
        }
        return NamedType.text(String.join(",", found));
    }
}
