package dev.zplan.sim.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One link property as libdladm's table has it.
 *
 * @param name as on the command line
 * @param writable whether it can be set
 * @param standard the default that is printed; empty if the driver knows it
 * @param choices the only values it takes; empty for free ones
 * @param classes the links that have it
 */
record LinkProperty(String name, boolean writable, String standard, List<String> choices, Set<LinkClass> classes) {
    /** What {@code show-linkprop} prints as the default of resource properties, even in parsable form. */
    static final String NONE = "--";

    private static final Set<LinkClass> ALL = EnumSet.allOf(LinkClass.class);
    private static final Set<LinkClass> BRIDGEABLE =
            EnumSet.of(LinkClass.PHYS, LinkClass.AGGR, LinkClass.ETHERSTUB, LinkClass.SIMNET);
    private static final Set<LinkClass> TAGGING = EnumSet.of(LinkClass.PHYS, LinkClass.AGGR, LinkClass.VNIC);
    private static final Set<LinkClass> VNIC = EnumSet.of(LinkClass.VNIC);
    private static final Set<LinkClass> PHYS = EnumSet.of(LinkClass.PHYS);
    private static final Set<LinkClass> NOT_VNIC = EnumSet.complementOf(EnumSet.of(LinkClass.VNIC));

    /** In the order of libdladm's prop_table, which is the order of {@code show-linkprop}. */
    static final List<LinkProperty> TABLE = table();

    private static List<LinkProperty> table() {
        List<LinkProperty> t = new ArrayList<>();
        t.add(of("speed", true, "", PHYS));
        t.add(of("autopush", true, "", ALL));
        t.add(of("zone", true, "", ALL));
        t.add(of("duplex", false, "", PHYS, "half", "full"));
        t.add(of("state", false, "up", ALL, "up", "down"));
        t.add(of("adv_autoneg_cap", true, "", PHYS, "1", "0"));
        t.add(of("mtu", true, "", ALL));
        t.add(of("flowctrl", true, "", PHYS, "no", "tx", "rx", "bi"));
        t.add(of("secondary-macs", true, NONE, VNIC));
        for (String speed : List.of("10gfdx", "1000fdx", "1000hdx", "100fdx", "100hdx", "10fdx", "10hdx")) {
            t.add(of("adv_" + speed + "_cap", false, "", PHYS, "1", "0"));
            t.add(of("en_" + speed + "_cap", true, "", PHYS, "1", "0"));
        }
        t.add(of("maxbw", true, NONE, ALL));
        t.add(of("cpus", true, NONE, ALL));
        t.add(of("cpus-effective", false, NONE, ALL));
        t.add(of("pool", true, NONE, ALL));
        t.add(of("pool-effective", false, NONE, ALL));
        t.add(of("priority", true, "high", ALL, "low", "medium", "high"));
        t.add(of("tagmode", true, "vlanonly", TAGGING, "normal", "vlanonly"));
        t.add(of("forward", true, "1", NOT_VNIC, "1", "0"));
        t.add(of("default_tag", true, "1", BRIDGEABLE));
        t.add(of("learn_limit", true, "1000", BRIDGEABLE));
        t.add(of("learn_decay", true, "200", BRIDGEABLE));
        t.add(of("stp", true, "1", BRIDGEABLE, "1", "0"));
        t.add(of("stp_priority", true, "128", BRIDGEABLE));
        t.add(of("stp_cost", true, "auto", BRIDGEABLE));
        t.add(of("stp_edge", true, "1", BRIDGEABLE, "1", "0"));
        t.add(of("stp_p2p", true, "auto", BRIDGEABLE, "true", "false", "auto"));
        t.add(of("stp_mcheck", true, "0", BRIDGEABLE, "1", "0"));
        t.add(of("protection", true, NONE, ALL, "mac-nospoof", "restricted", "ip-nospoof", "dhcp-nospoof"));
        t.add(of("promisc-filtered", true, "on", VNIC, "off", "on"));
        t.add(of("allowed-ips", true, NONE, ALL));
        t.add(of("allowed-dhcp-cids", true, NONE, ALL));
        t.add(of("rxrings", true, NONE, ALL));
        t.add(of("rxrings-effective", false, NONE, ALL));
        t.add(of("txrings", true, NONE, ALL));
        t.add(of("txrings-effective", false, NONE, ALL));
        for (String count : List.of("txrings", "rxrings", "rxhwclnt", "txhwclnt")) {
            t.add(of(count + "-available", false, "", ALL));
        }
        return List.copyOf(t);
    }

    private static LinkProperty of(
            String name, boolean writable, String standard, Set<LinkClass> classes, String... choices) {
        return new LinkProperty(name, writable, standard, Arrays.asList(choices), classes);
    }

    static Optional<LinkProperty> named(String name) {
        return TABLE.stream().filter(p -> p.name.equalsIgnoreCase(name)).findFirst();
    }

    boolean appliesTo(Link link) {
        return classes.contains(link.linkClass());
    }

    /** The value in force, comma separated; empty if there is none. */
    String current(Link link) {
        return switch (name) {
            case "zone" -> link.zone().orElse("");
            case "mtu" -> Integer.toString(link.mtu());
            case "state" -> link.detail("state", "up");
            case "duplex" -> link.detail("duplex", "full");
            case "speed" -> link.detail("speed", "1000");
            case "flowctrl" -> link.property(name).orElse("bi");
            default -> link.property(name).orElse(fallback());
        };
    }

    private String fallback() {
        if (name.endsWith("_cap")) {
            return name.contains("hdx") || name.contains("10g") ? "0" : "1";
        }
        return name.endsWith("-available") ? "0" : standard.equals(NONE) ? "" : standard;
    }

    /** What {@code show-linkprop} prints as the default. */
    String standardOf(Link link) {
        return switch (name) {
            case "mtu" -> link.detail("mtu-default", Integer.toString(link.mtu()));
            case "flowctrl" -> "bi";
            default -> name.startsWith("en_") ? fallback() : standard;
        };
    }

    /** What {@code show-linkprop} prints as possible values. */
    String possible(Link link) {
        return switch (name) {
            case "mtu" -> link.detail("mtu-min", "60") + "-" + link.detail("mtu-max", "9000");
            case "speed" -> "";
            default -> String.join(",", choices);
        };
    }
}
