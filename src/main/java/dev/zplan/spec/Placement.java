package dev.zplan.spec;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where zones and resources may be put, as far as specs need to know it: an inventory without the ways to its hosts.
 *
 * @param defaultHost the host of what names none; empty when there is none
 * @param places the hosts of each group, and each host under its own name
 * @param variables what variables are on a host, by host and name
 */
public record Placement(
        String defaultHost, SortedMap<String, List<String>> places, SortedMap<String, Map<String, Scalar>> variables) {

    /** The field of a node that makes one of it for each host of a place. */
    public static final String ON = "on";

    /** The field of a node that names its only host. */
    public static final String HOST = "host";

    /** Keeps copies. */
    public Placement {
        places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    /** No hosts, no variables. */
    public static Placement none() {
        return new Placement("", new TreeMap<>(), new TreeMap<>());
    }

    /** The variables of a host. */
    Map<String, Scalar> variablesOf(String host) {
        return variables.getOrDefault(host, Map.of());
    }

    /** What a variable is on each of the hosts that have it. */
    List<Scalar> valuesOf(String name) {
        return variables.values().stream()
                .filter(own -> own.containsKey(name))
                .map(own -> own.get(name))
                .toList();
    }

    /** The variables that some host has. */
    Collection<String> names() {
        TreeSet<String> names = new TreeSet<>();
        variables.values().forEach(own -> names.addAll(own.keySet()));
        return names;
    }
}
