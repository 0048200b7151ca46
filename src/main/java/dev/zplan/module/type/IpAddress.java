package dev.zplan.module.type;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address.
 *
 * @param v6 whether it is an IPv6 address
 * @param bits its 32 or 128 bits as a number
 */
public record IpAddress(boolean v6, BigInteger bits) implements Comparable<IpAddress> {
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int GROUPS = 8;

    /** Reads an address in numbers; empty where it is none. Never asks a name service. */
    public static Optional<IpAddress> parse(String text) {
        if (text.indexOf(':') < 0) {
            return v4(text).map(bits -> new IpAddress(false, bits));
        }
        return v6(text).map(bits -> new IpAddress(true, bits));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpAddress that && v6 == that.v6 && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    /** How many bits such an address has: 32 or 128. */
    public int width() {
        return v6 ? 128 : 32;
    }

    /** The address so many further on. */
    public IpAddress plus(long offset) {
        return new IpAddress(v6, bits.add(BigInteger.valueOf(offset)));
    }

    private static Optional<BigInteger> v4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            return Optional.empty();
        }
        long bits = 0;
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return Optional.empty();
            }
            bits = bits << 8 | Integer.parseInt(octet);
        }
        return Optional.of(BigInteger.valueOf(bits));
    }

    private static Optional<BigInteger> v6(String text) {
        String[] halves = text.split("::", -1);
        if (halves.length > 2) {
            return Optional.empty();
        }
        Optional<List<Integer>> head = groups(halves[0], halves.length == 1);
        Optional<List<Integer>> tail = halves.length == 1 ? Optional.of(List.of()) : groups(halves[1], true);
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int given = head.get().size() + tail.get().size();
        if (halves.length == 1 ? given != GROUPS : given >= GROUPS) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(head.get());
        while (all.size() < GROUPS - tail.get().size()) {
            all.add(0);
        }
        all.addAll(tail.get());
        BigInteger bits = BigInteger.ZERO;
        for (int group : all) {
            bits = bits.shiftLeft(16).or(BigInteger.valueOf(group));
        }
        return Optional.of(bits);
    }

    private static Optional<List<Integer>> groups(String text, boolean mayEndInV4) {
        List<Integer> found = new ArrayList<>();
        List<String> parts = text.isEmpty() ? List.of() : Arrays.asList(text.split(":", -1));
        for (int i = 0; i < parts.size(); i++) {
            Optional<BigInteger> dotted = mayEndInV4 && i == parts.size() - 1 ? v4(parts.get(i)) : Optional.empty();
            if (dotted.isPresent()) {
                found.add(dotted.get().intValue() >>> 16);
                found.add(dotted.get().intValue() & 0xffff);
            } else if (GROUP.matcher(parts.get(i)).matches()) {
                found.add(Integer.parseInt(parts.get(i), 16));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    /** IPv4 before IPv6, then by number. */
    @Override
    public int compareTo(IpAddress other) {
        return v6 == other.v6 ? bits.compareTo(other.bits) : Boolean.compare(v6, other.v6);
    }

    /** The canonical text: dotted, or as RFC 5952 has it. */
    @Override
    public String toString() {
        if (!v6) {
            return dotted(bits.longValue());
        }
        if (bits.shiftRight(32).equals(BigInteger.valueOf(0xffff))) {
            return "::ffff:" + dotted(bits.longValue());
        }
        return grouped();
    }

    private static String dotted(long bits) {
        return (bits >> 24 & 255) + "." + (bits >> 16 & 255) + "." + (bits >> 8 & 255) + "." + (bits & 255);
    }

    private String grouped() {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = bits.shiftRight(16 * (GROUPS - 1 - i)).intValue() & 0xffff;
        }
        int start = 0;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        if (length == 1) {
            return hex(groups, 0, GROUPS);
        }
        return hex(groups, 0, start) + "::" + hex(groups, start + length, GROUPS);
    }

    private static String hex(int[] groups, int from, int to) {
        List<String> parts = new ArrayList<>();
        for (int i = from; i < to; i++) {
            parts.add(Integer.toHexString(groups[i]));
        }
        return String.join(":", parts);
    }
}
