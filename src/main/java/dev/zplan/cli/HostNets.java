package dev.zplan.cli;

import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The addresses in a zone's configuration. */
final class HostNets {

    /** Where zonecfg keeps them: the first for zones with an IP stack of their own, the second for others. */
    private static final List<String> PROPERTIES = List.of("allowed-address", "address");

    private HostNets() {}

    /** By link, a further one of the same link as {@code LINK#2}, as the registry has them; empty where there is no zone. */
    static SortedMap<String, String> of(@Nullable Resource config) {
        SortedMap<String, String> found = new TreeMap<>();
        nets(config).forEach(net -> add(net, found));
        return found;
    }

    /** The links that a zone's configuration names, with an address or without. */
    static SortedSet<String> links(@Nullable Resource config) {
        SortedSet<String> links = new TreeSet<>();
        for (Value.Members net : nets(config)) {
            Value link = net.get("physical");
            if (link != null) {
                links.add(link.show());
            }
        }
        return links;
    }

    private static List<Value.Members> nets(@Nullable Resource config) {
        List<Value.Members> nets = new ArrayList<>();
        if (config != null && config.get("net") instanceof Value.Items items) {
            for (Value net : items.items()) {
                if (net instanceof Value.Members members) {
                    nets.add(members);
                }
            }
        }
        return nets;
    }

    private static void add(Value.Members net, SortedMap<String, String> found) {
        Value link = net.get("physical");
        PROPERTIES.stream()
                .map(net::get)
                .filter(a -> a != null)
                .findFirst()
                .ifPresent(address -> found.put(free(link == null ? "" : link.show(), found), address.show()));
    }

    private static String free(String link, SortedMap<String, String> found) {
        String name = link;
        for (int i = 2; found.containsKey(name); i++) {
            name = link + "#" + i;
        }
        return name;
    }
}
