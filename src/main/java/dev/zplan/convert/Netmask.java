package dev.zplan.convert;

import dev.zplan.module.type.IpAddress;
import java.util.Optional;

/** Netmasks of IPv4, as 255.255.255.0. */
final class Netmask {

    private static final int WIDTH = 32;

    private Netmask() {}

    /** The length of the prefix; empty for what is no netmask. */
    static Optional<Integer> length(String mask) {
        Optional<IpAddress> bits = IpAddress.parse(mask).filter(ip -> !ip.v6());
        if (bits.isEmpty()) {
            return Optional.empty();
        }
        long value = bits.get().bits().longValue();
        int length = Long.bitCount(value);
        long whole = length == 0 ? 0 : (0xFFFFFFFFL << (WIDTH - length)) & 0xFFFFFFFFL;
        return value == whole ? Optional.of(length) : Optional.empty();
    }
}
