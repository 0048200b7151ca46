package dev.zplan.sim.ip;

import dev.zplan.sim.net.IpAddress;

/**
 * A way to a network.
 *
 * @param destination the network's address
 * @param prefix its length
 * @param gateway the next hop; for what is on a link itself, the address there
 * @param link the interface it is bound to; empty: whichever leads to the gateway
 * @param direct whether the network is on the link itself
 */
record Route(String destination, int prefix, String gateway, String link, boolean direct) {

    IpAddress to() {
        return IpAddress.parse(destination).orElseThrow();
    }

    boolean isV6() {
        return destination.contains(":");
    }

    boolean isHost() {
        return prefix == to().width();
    }

    boolean isDefault() {
        return prefix == 0;
    }

    boolean sameAs(Route other) {
        return destination.equals(other.destination) && prefix == other.prefix && gateway.equals(other.gateway);
    }

    Route via(String other) {
        return new Route(destination, prefix, other, link, direct);
    }
}
