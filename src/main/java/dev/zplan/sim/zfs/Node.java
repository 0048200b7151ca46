package dev.zplan.sim.zfs;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What datasets, snapshots and bookmarks have in common. It changes only through {@link Pools}. */
public abstract sealed class Node permits Dataset, Snapshot, Bookmark {
    final long guid;
    final long txg;
    final long creation;
    final Map<String, String> local = new TreeMap<>();
    final Map<String, String> received = new TreeMap<>();
    /** Properties whose received values do not count, because somebody wanted them inherited. */
    final Set<String> hidden = new TreeSet<>();

    Blocks blocks = new Blocks();

    Node(long guid, long txg, long creation) {
        this.guid = guid;
        this.txg = txg;
        this.creation = creation;
    }

    /** The whole name, such as {@code rpool/zones/web} or {@code rpool/zones/web@before}. */
    public abstract String name();

    /** Filesystem, volume, snapshot or bookmark. */
    public abstract DatasetType type();

    /** The filesystem or volume that it is, or that it is of. */
    abstract Dataset head();

    /** The identity that survives renaming, an unsigned number. */
    public long guid() {
        return guid;
    }

    /** Bytes that it holds, shared or not. */
    long referenced() {
        return blocks.bytes();
    }

    /** The value that was set here, in the form of {@code zfs get -p}; empty if none was. */
    public Optional<String> localValue(String property) {
        return Optional.ofNullable(local.get(property));
    }
}
