package dev.zplan.sim;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a host is made of that no command can make.
 *
 * @param nodeName what the host calls itself
 * @param nics its physical links
 * @param pools the sizes of its pools in bytes, by name
 * @param root the dataset of the global zone's root, in one of the pools
 */
public record Hardware(String nodeName, List<Nic> nics, SortedMap<String, Long> pools, String root) {

    /**
     * A physical link.
     *
     * @param name its name
     * @param inUse whether the global zone has its addresses on it
     */
    public record Nic(String name, boolean inUse) {}

    /** Keeps copies, and checks that the root is in one of the pools. */
    public Hardware {
        nics = List.copyOf(nics);
        pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
        if (!root.contains("/") || !pools.containsKey(root.substring(0, root.indexOf('/')))) {
            throw new IllegalArgumentException("the root " + root + " is in none of the pools");
        }
    }
}
