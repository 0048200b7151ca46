package dev.zplan.sim.net;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Addresses and networks as the link property {@code allowed-ips} takes and shows them. */
final class AllowedIp {

    private AllowedIp() {}

    /** The address with its prefix length, as dladm shows it; empty if it is none, or has host bits set. */
    static Optional<String> normal(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<byte[]> bytes = address.contains(":") ? ipv6(address) : ipv4(address);
        if (bytes.isEmpty() || (slash >= 0 && !text.substring(slash + 1).matches("[0-9]{1,3}"))) {
            return Optional.empty();
        }
        int width = bytes.get().length * 8;
        int prefix = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
        if (prefix < 1 || prefix > width || hostBits(bytes.get(), prefix)) {
            return Optional.empty();
        }
        return Optional.of(show(bytes.get()) + "/" + prefix);
    }

    private static boolean hostBits(byte[] bytes, int prefix) {
        BigInteger value = new BigInteger(1, bytes);
        int free = bytes.length * 8 - prefix;
        return value.mod(BigInteger.ONE.shiftLeft(free)).signum() != 0;
    }

    private static Optional<byte[]> ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        if (parts.length != 4) {
            return Optional.empty();
        }
        for (int i = 0; i < 4; i++) {
            if (!parts[i].matches("[0-9]{1,3}") || Integer.parseInt(parts[i]) > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> ipv6(String text) {
        if (!text.matches("[0-9A-Fa-f:.]+")) {
            return Optional.empty();
        }
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            return bytes.length == 16 ? Optional.of(bytes) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String show(byte[] bytes) {
        if (bytes.length == 4) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
        }
        List<Integer> groups = new ArrayList<>();
        for (int i = 0; i < 16; i += 2) {
            groups.add((bytes[i] & 0xff) << 8 | (bytes[i + 1] & 0xff));
        }
        return compress(groups);
    }

    /** inet_ntop(3C): the first longest run of two or more zero groups becomes a double colon. */
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
