package dev.zplan.sim.zfs;

import java.util.function.LongSupplier;

/** What every new dataset is given: a guid, a transaction group and a time. Reproducible from the seed (SplitMix64). */
final class Births {
    private final LongSupplier clock;
    private long random;
    private long txg;

    Births(LongSupplier clock, long random, long txg) {
        this.clock = clock;
        this.random = random;
        this.txg = txg;
    }

    long guid() {
        random += 0x9e3779b97f4a7c15L;
        long z = random;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    long nextTxg() {
        return txg++;
    }

    /** When the extent began that a dataset now writes: after its last snapshot, or its origin. */
    long currentExtent(Dataset dataset) {
        long last = dataset.origin().map(o -> o.txg).orElse(0L);
        for (Snapshot snapshot : dataset.snapshots.values()) {
            last = Math.max(last, snapshot.txg);
        }
        long extent = dataset.blocks.extents.isEmpty() ? 0 : dataset.blocks.extents.lastKey();
        return extent > Math.max(last, dataset.txg) ? extent : nextTxg();
    }

    /** Seconds since 1970. */
    long now() {
        return clock.getAsLong();
    }

    long random() {
        return random;
    }

    long txg() {
        return txg;
    }
}
