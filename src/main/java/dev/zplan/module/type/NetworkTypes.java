package dev.zplan.module.type;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.FieldType.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** MAC addresses, VLANs, IP addresses and networks. */
final class NetworkTypes {
    private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{1,2}(?::[0-9A-Fa-f]{1,2}){5}");
    private static final Pattern VLAN = Pattern.compile("[0-9]{1,4}");
    private static final int VLAN_LIMIT = 4094;

    private NetworkTypes() {}

    static List<FieldType> all() {
        return List.of(
                new NamedType("mac-address", "a unicast MAC address, as 2:8:20:a:1:ff", NetworkTypes::mac),
                new NamedType("vlan-id", "a VLAN from 1 to 4094, or 0 for untagged", NetworkTypes::vlan),
                new NamedType("ip-address", "an IPv4 or IPv6 address without prefix length", NetworkTypes::address),
                new NamedType(
                        "ip-prefix",
                        "an IPv4 or IPv6 address with its prefix length, as 10.0.0.5/24",
                        text -> prefix(text, false)),
                new NamedType("network", "an IPv4 or IPv6 network, as 10.0.0.0/24", text -> prefix(text, true)));
    }

    private static Outcome mac(String text) {
        if (!MAC.matcher(text).matches()) {
            return badMac(text, "write six hexadecimal octets with colons between them, as 2:8:20:a:1:ff");
        }
        List<String> octets = new ArrayList<>();
        int sum = 0;
        for (String octet : text.split(":")) {
            int value = Integer.parseInt(octet, 16);
            sum += value;
            octets.add(Integer.toHexString(value));
        }
        if (sum == 0 || Integer.parseInt(octets.get(0), 16) % 2 == 1) {
            return badMac(text, "multicast addresses (first octet odd) and the zero address cannot be given to a VNIC");
        }
        return NamedType.text(String.join(":", octets));
    }

    private static Outcome badMac(String text, String help) {
        return new Outcome.Refused(
                "zplan::value::mac_invalid", "\"" + text + "\" is not a MAC address that a VNIC can have", help);
    }

    private static Outcome vlan(String text) {
        if (VLAN.matcher(text).matches() && Integer.parseInt(text) <= VLAN_LIMIT) {
            return new Outcome.Accepted(Value.number(Integer.parseInt(text)));
        }
        return new Outcome.Refused(
                "zplan::value::vlan_invalid",
                "\"" + text + "\" is not a VLAN",
                "write a number from 1 to " + VLAN_LIMIT + ", or 0 for untagged");
    }

    private static Outcome address(String text) {
        return IpAddress.parse(text)
                .map(ip -> NamedType.text(ip.toString()))
                .orElseGet(() -> new Outcome.Refused(
                        "zplan::value::address_invalid",
                        "\"" + text + "\" is not an IP address",
                        text.contains("/")
                                ? "leave out the prefix length here"
                                : "write an IPv4 or IPv6 address in numbers, as 10.0.0.1 or 2001:db8::1"));
    }

    private static Outcome prefix(String text, boolean network) {
        IpPrefix found = IpPrefix.parse(text).orElse(null);
        if (found == null) {
            String help = IpAddress.parse(text).isPresent()
                    ? "add the prefix length, as " + text + (text.contains(":") ? "/64" : "/24")
                            + ": illumos would guess it from the address class"
                    : "write address and prefix length, as 10.0.0.5/24 or 2001:db8::5/64";
            return new Outcome.Refused(
                    "zplan::value::prefix_invalid", "\"" + text + "\" is not an address with its prefix length", help);
        }
        if (network && !found.isNetwork()) {
            return new Outcome.Refused(
                    "zplan::value::network_invalid",
                    "\"" + text + "\" is an address within a network, not the network",
                    "write the network itself, as " + found.network());
        }
        return NamedType.text(found.toString());
    }
}
