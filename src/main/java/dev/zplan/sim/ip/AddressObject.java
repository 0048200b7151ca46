package dev.zplan.sim.ip;

import dev.zplan.sim.net.IpAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * An address that ipadm manages.
 *
 * @param name interface, slash, name
 * @param type how it comes about
 * @param address as the kernel has it; empty while no lease was had
 * @param prefix its length; 0 without an address
 * @param up whether it is up
 * @param savedUp whether it is to be up after the next boot
 * @param persistent whether it comes back at the next boot
 * @param active whether it exists now; a persistent one can be disabled
 */
record AddressObject(
        String name,
        Type type,
        String address,
        int prefix,
        boolean up,
        boolean savedUp,
        boolean persistent,
        boolean active) {

    /** The kinds of addresses. */
    enum Type {
        STATIC,
        DHCP,
        ADDRCONF;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String interfaceName() {
        return name.substring(0, name.indexOf('/'));
    }

    Optional<IpAddress> ip() {
        return IpAddress.parse(address);
    }

    boolean isV6() {
        return type == Type.ADDRCONF || address.contains(":");
    }

    AddressObject up(boolean now, boolean later) {
        return new AddressObject(name, type, address, prefix, now, later, persistent, active);
    }

    AddressObject active(boolean now) {
        return new AddressObject(name, type, address, prefix, now && savedUp, savedUp, persistent, now);
    }
}
