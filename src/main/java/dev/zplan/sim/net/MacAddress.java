package dev.zplan.sim.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A link-layer address of any length.
 *
 * @param octets each 0 to 255
 */
public record MacAddress(List<Integer> octets) {

    public MacAddress {
        octets = List.copyOf(octets);
    }

    /** Reads colon separated hexadecimal octets of one or two digits; empty if the text is something else. */
    public static Optional<MacAddress> parse(String text) {
        List<Integer> octets = new ArrayList<>();
        for (String part : text.split(":", -1)) {
            if (!part.matches("[0-9A-Fa-f]{1,2}")) {
                return Optional.empty();
            }
            octets.add(Integer.parseInt(part, 16));
        }
        return Optional.of(new MacAddress(octets));
    }

    /** Whether an Ethernet client may have it: six octets, not multicast, not zero. */
    public boolean usable() {
        return octets.size() == 6 && octets.get(0) % 2 == 0 && octets.stream().anyMatch(o -> o != 0);
    }

    /** Why a new link over that one, beside those others, cannot have it. */
    Optional<String> refusal(Link lower, List<Link> others, int vid) {
        if (!usable()) {
            return Optional.of("invalid MAC address value");
        }
        String text = toString();
        if (text.equals(lower.mac())) {
            return Optional.of("MAC address reserved for use by underlying data-link");
        }
        return others.stream().anyMatch(l -> l.mac().equals(text) && l.vid() == vid)
                ? Optional.of("MAC address is already in use")
                : Optional.empty();
    }

    /** The form of illumos: lower case, without zero padding. */
    @Override
    public String toString() {
        return octets.stream().map(Integer::toHexString).collect(Collectors.joining(":"));
    }
}
