package dev.zplan.sim.zfs;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What datasets and snapshots have in common. It changes only through {@link Pools}. */
public abstract sealed class Node permits Dataset, Snapshot {
    final long guid;
    final long txg;
    final long creation;
    final Map<String, String> local = new TreeMap<>();
    final Map<String, String> received = new TreeMap<>();
    long referenced;

    Node(long guid, long txg, long creation) {
        this.guid = guid;
        this.txg = txg;
        this.creation = creation;
    }

    /** The whole name, such as {@code rpool/zones/web} or {@code rpool/zones/web@before}. */
    public abstract String name();

    /** Filesystem, volume or snapshot. */
    public abstract DatasetType type();

    /** The identity that survives renaming, an unsigned number. */
    public long guid() {
        return guid;
    }

    /** The value that was set here, in the form of {@code zfs get -p}; empty if none was. */
    public Optional<String> localValue(String property) {
        return Optional.ofNullable(local.get(property));
    }
}
