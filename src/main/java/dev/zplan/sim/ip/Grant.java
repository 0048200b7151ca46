package dev.zplan.sim.ip;

import dev.zplan.sim.net.IpAddress;
import java.util.Optional;

/**
 * An address that the global zone lets an exclusive-IP zone have: the {@code allowed-address} of a net resource.
 *
 * @param link the data link
 * @param address with or without its prefix length
 * @param router the {@code defrouter}; empty for none
 */
public record Grant(String link, String address, String router) {

    Optional<IpAddress> ip() {
        return IpAddress.parse(address.replaceFirst("/.*", ""));
    }

    /** Without a length of its own it has that of its class. */
    int prefix() {
        int slash = address.indexOf('/');
        return slash >= 0
                ? Integer.parseInt(address.substring(slash + 1))
                : ip().map(IpAddress::classfulPrefix).orElse(0);
    }
}
