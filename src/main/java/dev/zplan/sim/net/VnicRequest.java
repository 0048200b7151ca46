package dev.zplan.sim.net;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A VNIC to be made.
 *
 * @param name its name
 * @param over the link below it
 * @param mac the address; empty: chosen at random
 * @param macType what {@code show-vnic} says of the address if it is given: {@code fixed}, {@code vrrp, 1/inet}
 * @param prefix first octets of a random address; empty: 2:8:20
 * @param vid VLAN identifier, 0 for untagged
 * @param temporary gone after the next boot
 * @param properties link properties to set, by name
 */
public record VnicRequest(
        String name,
        String over,
        Optional<MacAddress> mac,
        String macType,
        List<Integer> prefix,
        int vid,
        boolean temporary,
        Map<String, List<String>> properties) {

    public VnicRequest {
        prefix = List.copyOf(prefix);
        properties = new LinkedHashMap<>(properties);
    }

    /** A persistent, untagged VNIC with an address that the host chooses. */
    public static VnicRequest of(String name, String over) {
        return new VnicRequest(name, over, Optional.empty(), "fixed", List.of(), 0, false, Map.of());
    }

    /** The same with that address. */
    public VnicRequest withMac(MacAddress address) {
        return new VnicRequest(name, over, Optional.of(address), "fixed", prefix, vid, temporary, properties);
    }

    /** The same with that VLAN identifier, 0 for none. */
    public VnicRequest withVid(int vlan) {
        return new VnicRequest(name, over, mac, macType, prefix, vlan, temporary, properties);
    }
}
