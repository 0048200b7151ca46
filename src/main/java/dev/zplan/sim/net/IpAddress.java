package dev.zplan.sim.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An IP address.
 *
 * @param value as an unsigned number
 * @param width in bits: 32 or 128
 */
public record IpAddress(BigInteger value, int width) {
    private static final int V4 = 32;
    private static final int V6 = 128;

    /** Reads four decimal octets or an IPv6 address; names are not looked up. */
    public static Optional<IpAddress> parse(String text) {
        return text.contains(":") ? parseV6(text) : parseV4(text);
    }

    private static Optional<IpAddress> parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long value = 0;
        for (String part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            value = value << 8 | Integer.parseInt(part);
        }
        return Optional.of(new IpAddress(BigInteger.valueOf(value), V4));
    }

    private static Optional<IpAddress> parseV6(String text) {
        if (!text.matches("[0-9A-Fa-f:.]+")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            return bytes.length == 16 ? Optional.of(new IpAddress(new BigInteger(1, bytes), V6)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The address of all zeros. */
    public static IpAddress unspecified(boolean v6) {
        return new IpAddress(BigInteger.ZERO, v6 ? V6 : V4);
    }

    /** The mask with that many leading ones. */
    public static IpAddress mask(int prefix, boolean v6) {
        int width = v6 ? V6 : V4;
        BigInteger ones = BigInteger.ONE.shiftLeft(prefix).subtract(BigInteger.ONE);
        return new IpAddress(ones.shiftLeft(width - prefix), width);
    }

    /** Whether it is an IPv6 address. */
    public boolean isV6() {
        return width == V6;
    }

    /** Whether it is all zeros. */
    public boolean isUnspecified() {
        return value.signum() == 0;
    }

    /** Whether a single host may have it: neither unspecified nor multicast nor, in IPv4, from class E. */
    public boolean isHost() {
        int first = value.shiftRight(width - 8).intValue();
        return !isUnspecified() && (isV6() ? first != 0xff : first < 224);
    }

    /** Whether it is an IPv6 address that holds on one link only. */
    public boolean isLinkLocal() {
        return isV6() && value.shiftRight(V6 - 10).intValue() == 0x3fa;
    }

    /** The network of that prefix length that it is in. */
    public IpAddress network(int prefix) {
        return new IpAddress(value.shiftRight(width - prefix).shiftLeft(width - prefix), width);
    }

    /** Whether it is in the network of another address. */
    public boolean isIn(IpAddress other, int prefix) {
        return width == other.width && network(prefix).equals(other.network(prefix));
    }

    /** The prefix length that its class implies: without a netmask of their own, IPv4 addresses still have classes. */
    public int classfulPrefix() {
        if (isV6()) {
            return isLinkLocal() ? 10 : 64;
        }
        int first = value.shiftRight(24).intValue();
        return first < 128 ? 8 : first < 192 ? 16 : 24;
    }

    /** The form of inet_ntop(3C). */
    @Override
    public String toString() {
        if (!isV6()) {
            long v = value.longValue();
            return (v >> 24) + "." + (v >> 16 & 255) + "." + (v >> 8 & 255) + "." + (v & 255);
        }
        List<Integer> groups = new ArrayList<>();
        for (int shift = V6 - 16; shift >= 0; shift -= 16) {
            groups.add(value.shiftRight(shift).intValue() & 0xffff);
        }
        return compress(groups);
    }

    /** The first longest run of two or more zero groups becomes a double colon. */
    private static String compress(List<Integer> groups) {
        int best = -1;
        int length = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups.get(end) == 0) {
                end++;
            }
            if (end - i > length) {
                best = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append("::");
                i += length - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups.get(i)));
            }
        }
        return text.toString();
    }
}
