package dev.zplan.workspace;

import dev.zplan.spec.Placement;
import dev.zplan.spec.Scalar;
import dev.zplan.zone.HostDefaults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hosts of a workspace, their groups, and what is said of them.
 *
 * @param hosts by name, each with its own, its groups' and the general labels, variables and defaults
 * @param groups the names of each group's hosts
 */
public record Inventory(SortedMap<String, HostDef> hosts, SortedMap<String, List<String>> groups) {

    /** The group that every host is in. */
    public static final String ALL = "all";

    /** Keeps copies. */
    public Inventory {
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    }

    /** No hosts. */
    static Inventory empty() {
        return new Inventory(new TreeMap<>(), new TreeMap<>());
    }

    /** The hosts of each name that stands for any: groups, hosts, {@link #ALL}. */
    public SortedMap<String, List<String>> places() {
        SortedMap<String, List<String>> places = new TreeMap<>(groups);
        hosts.keySet().forEach(name -> places.put(name, List.of(name)));
        places.put(ALL, new ArrayList<>(hosts.keySet()));
        return places;
    }

    /** What specs need to know of it. */
    public Placement placement(String defaultHost) {
        SortedMap<String, Map<String, Scalar>> variables = new TreeMap<>();
        hosts.forEach((name, host) -> variables.put(name, host.layer().variables()));
        return new Placement(defaultHost, places(), variables);
    }

    /** What zones of a host get that say nothing. */
    public HostDefaults defaults(String host) {
        HostDef found = hosts.get(host);
        return found == null ? HostDefaults.none() : found.layer().defaults();
    }
}
