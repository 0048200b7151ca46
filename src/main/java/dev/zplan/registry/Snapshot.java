package dev.zplan.registry;

import dev.zplan.resource.Address;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole registry at one moment.
 *
 * @param revision grows by one with each change
 * @param resources by address
 * @param zones by {@code host/name}
 */
public record Snapshot(long revision, SortedMap<Address, Entry> resources, SortedMap<String, ZoneEntry> zones) {

    /** Keeps copies. */
    public Snapshot {
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
        zones = Collections.unmodifiableSortedMap(new TreeMap<>(zones));
    }

    /** The same, of that revision at least: others may have changed it meanwhile. */
    public Snapshot atLeast(long least) {
        return revision >= least ? this : new Snapshot(least, resources, zones);
    }

    /** Before anything was applied. */
    public static Snapshot empty() {
        return new Snapshot(0, new TreeMap<>(), new TreeMap<>());
    }
}
