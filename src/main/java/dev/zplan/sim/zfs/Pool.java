package dev.zplan.sim.zfs;

import java.util.Optional;
import java.util.TreeMap;

/** A pool. It changes only through {@link Pools}. */
public final class Pool {
    /** Bytes that the pool needs for itself. */
    static final long OVERHEAD = 119_808;

    /** Bytes that the pool needs for each dataset or snapshot below its root. */
    static final long OVERHEAD_EACH = 4_608;

    private static final long LABELS = 4_718_592;
    private static final long MIN_METASLAB = 16L << 20;
    private static final long METASLABS = 200;
    private static final long MIN_SLOP = 128L << 20;

    final Dataset root;
    final long size;
    final long guid;
    final TreeMap<String, String> properties = new TreeMap<>();
    String health = "ONLINE";

    Pool(Dataset root, long size, long guid) {
        this.root = root;
        this.size = size;
        this.guid = guid;
    }

    /** The size of a pool on a device of so many bytes: whole metaslabs. */
    static long sizeOn(long device) {
        long room = Math.max(0, device - LABELS);
        return room - room % Math.max(MIN_METASLAB, Long.highestOneBit(room / METASLABS));
    }

    /** Its name. */
    public String name() {
        return root.name();
    }

    /** The dataset at its top. */
    public Dataset root() {
        return root;
    }

    /** ONLINE, DEGRADED, FAULTED … */
    public String health() {
        return health;
    }

    /** The directory that all mountpoints are below, if the pool was imported with one. */
    public Optional<String> altroot() {
        return Optional.ofNullable(properties.get("altroot"));
    }

    /**
     * How much the free space is in pieces, in percent: on a small device the metaslabs are so small that a new pool
     * already cuts them into pieces below 16 MiB, as recorded.
     */
    int fragmentation() {
        return size / METASLABS < MIN_METASLAB ? 3 : 0;
    }

    /** Bytes that datasets can use: a part is held back so that deleting stays possible (spa_get_slop_space). */
    long usable() {
        return size - Math.max(size / 32, Math.min(size / 2, MIN_SLOP));
    }
}
