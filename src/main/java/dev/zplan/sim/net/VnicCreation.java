package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code dladm create-vnic}: reads the options in their order, then makes the VNIC. */
final class VnicCreation {
    private static final int MAX_PROPERTIES = 2048;

    private final Call call;
    private boolean temporary;
    private boolean force;
    private Optional<String> over = Optional.empty();
    private Optional<String> macKind = Optional.empty();
    private Optional<MacAddress> mac = Optional.empty();
    private Optional<List<Integer>> prefix = Optional.empty();
    private Optional<Integer> slot = Optional.empty();
    private Optional<Integer> vrid = Optional.empty();
    private Optional<String> family = Optional.empty();
    private int vid;
    private String properties = "";

    private VnicCreation(Call call) {
        this.call = call;
    }

    static int create(Call call) {
        return new VnicCreation(call).run();
    }

    private int run() {
        Getopt given = call.options("tfR:l:m:n:p:r:v:V:A:H");
        for (Getopt.Option option : given.options()) {
            Optional<String> fault = take(option);
            if (fault.isPresent()) {
                return call.die(fault.get());
            }
        }
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (force && vid == 0) {
            return call.die("-f option can only be used with -v");
        }
        if (wrongMix() || over.isEmpty() || given.operands().size() != 1) {
            return call.usage();
        }
        String name = given.operands().get(0);
        Optional<String> bad = EtherstubCommands.badName(name);
        if (bad.isPresent()) {
            return call.die(bad.get());
        }
        return make(name, over.get());
    }

    private boolean wrongMix() {
        String kind = macKind.orElse("");
        return (prefix.isPresent() && !kind.equals("random"))
                || (slot.isPresent() && !kind.equals("factory"))
                || ((vrid.isPresent() || family.isPresent()) && !kind.equals("vrrp"))
                || (kind.equals("vrrp") && (vrid.isEmpty() || family.isEmpty()));
    }

    private int make(String name, String link) {
        if (call.links().find(link).isEmpty()) {
            return call.die("invalid link name '" + link + "'");
        }
        Optional<Map<String, List<String>>> wanted = PropertyList.parse(properties, false);
        if (wanted.isEmpty()) {
            return call.die("invalid vnic property");
        }
        if (vid != 0
                && call.links()
                        .find(link)
                        .flatMap(l -> l.property("default_tag"))
                        .equals(Optional.of("" + vid))) {
            return call.die("VLAN over '" + link + "' may not use default_tag ID (see dladm(8))");
        }
        Optional<String> unusable = unusableAddress();
        if (unusable.isPresent()) {
            return call.die("vnic creation over " + link + " failed", unusable.get());
        }
        VnicRequest request = new VnicRequest(
                name, link, macAddress(), macType(), prefix.orElse(List.of()), vid, temporary, zoneLast(wanted.get()));
        LinkResult result = call.links().createVnic(request);
        if (!(result instanceof LinkResult.Refused refused)) {
            return 0;
        }
        if (!refused.property().isEmpty()) {
            call.warn("failed to set property " + refused.property() + ": " + refused.status());
        }
        return call.die("vnic creation over " + link + " failed", refused.status());
    }

    /** No card of the host has factory addresses to give; and a prefix leaves room for the rest of an address. */
    private Optional<String> unusableAddress() {
        if (macKind.equals(Optional.of("factory"))) {
            return Optional.of("factory MAC address slots not supported");
        }
        if (prefix.filter(p -> p.size() >= 6).isPresent()) {
            return Optional.of("Invalid MAC address prefix length");
        }
        return prefix.filter(p -> p.get(0) % 2 == 1).isPresent()
                ? Optional.of("Invalid MAC address prefix value")
                : Optional.empty();
    }

    private Optional<MacAddress> macAddress() {
        if (vrid.isPresent()) {
            List<Integer> octets = List.of(0, 0, 0x5e, 0, family.equals(Optional.of("inet")) ? 1 : 2, vrid.get());
            return Optional.of(new MacAddress(octets));
        }
        return mac;
    }

    private String macType() {
        return vrid.map(id -> "vrrp, " + id + "/" + family.orElse("inet")).orElse("fixed");
    }

    /** A property list with {@code zone} is set with that one last, for nothing can be set on a lent link. */
    private static Map<String, List<String>> zoneLast(Map<String, List<String>> properties) {
        Map<String, List<String>> ordered = new LinkedHashMap<>(properties);
        Optional.ofNullable(ordered.remove("zone")).ifPresent(zone -> ordered.put("zone", zone));
        return ordered;
    }

    /** Takes one option; the message if it is wrong. */
    private Optional<String> take(Getopt.Option option) {
        String value = option.value();
        switch (option.letter()) {
            case 't' -> temporary = true;
            case 'f' -> force = true;
            case 'l' -> {
                if (LinkName.tooLong(value)) {
                    return Optional.of("link name too long");
                }
                over = Optional.of(value);
            }
            case 'm' -> {
                return takeMac(value);
            }
            case 'n' -> {
                slot = number(value);
                return slot.isPresent() ? Optional.empty() : Optional.of("invalid slot number");
            }
            case 'r' -> {
                prefix = MacAddress.parse(value).map(MacAddress::octets);
                return prefix.isPresent() ? Optional.empty() : Optional.of("invalid MAC address");
            }
            case 'v' -> {
                if (vid != 0) {
                    return Optional.of("the option -v cannot be specified more than once");
                }
                Optional<Integer> id = number(value).filter(v -> v >= 1 && v <= 4094);
                vid = id.orElse(0);
                return id.isPresent() ? Optional.empty() : Optional.of("invalid VLAN identifier '" + value + "'");
            }
            case 'V' -> {
                vrid = number(value).filter(v -> v >= 1 && v <= 255);
                return vrid.isPresent() ? Optional.empty() : Optional.of("invalid VRRP identifier '" + value + "'");
            }
            case 'A' -> {
                family = Optional.of(value).filter(v -> v.equals("inet") || v.equals("inet6"));
                return family.isPresent() ? Optional.empty() : Optional.of("invalid address family '" + value + "'");
            }
            case 'p' -> {
                properties += value + ",";
                return properties.length() >= MAX_PROPERTIES
                        ? Optional.of("property list too long '" + properties + "'")
                        : Optional.empty();
            }
            default -> {}
        }
        return Optional.empty();
    }

    /** A keyword, which may be abbreviated, or an address. */
    private Optional<String> takeMac(String value) {
        if (macKind.isPresent()) {
            return Optional.of("cannot specify -m option twice");
        }
        Optional<String> keyword = Stream.of("fixed", "random", "factory", "auto", "vrrp")
                .filter(k -> !value.isEmpty() && k.startsWith(value))
                .findFirst();
        if (keyword.equals(Optional.of("fixed"))) {
            return Optional.of("'fixed' is not a valid MAC address");
        }
        macKind = Optional.of(keyword.orElse("fixed"));
        if (keyword.isEmpty()) {
            mac = MacAddress.parse(value);
            return mac.isPresent() ? Optional.empty() : Optional.of("invalid MAC address");
        }
        return Optional.empty();
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
