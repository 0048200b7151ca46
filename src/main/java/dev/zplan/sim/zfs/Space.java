package dev.zplan.sim.zfs;

import java.util.IdentityHashMap;

/** Who uses how much, in bytes. Valid until the pools change. */
final class Space {
    private final Pools pools;
    private final IdentityHashMap<Dataset, Long> used = new IdentityHashMap<>();

    Space(Pools pools) {
        this.pools = pools;
    }

    long used(Dataset dataset) {
        Long known = used.get(dataset);
        if (known != null) {
            return known;
        }
        long sum = bySnapshots(dataset) + byDataset(dataset) + byRefreservation(dataset) + byChildren(dataset);
        used.put(dataset, sum);
        return sum;
    }

    long byChildren(Dataset dataset) {
        long sum = dataset.parent == null ? overhead(dataset) : 0;
        for (Dataset child : dataset.children.values()) {
            sum += Math.max(used(child), number(child, "reservation"));
        }
        return sum;
    }

    /** What the pool needs for itself and to keep the books of its datasets, as recorded. */
    private static long overhead(Dataset root) {
        long kept = -1;
        for (Dataset dataset : root.subtree()) {
            kept += 1 + dataset.snapshots.size();
        }
        return Pool.OVERHEAD + kept * Pool.OVERHEAD_EACH;
    }

    long bySnapshots(Dataset dataset) {
        long sum = 0;
        for (Snapshot snapshot : dataset.snapshots.values()) {
            sum += snapshot.unique;
        }
        return sum;
    }

    /** What a clone shares with its origin is charged to the origin. */
    long byDataset(Dataset dataset) {
        return dataset.origin == null
                ? dataset.referenced
                : Math.max(0, dataset.referenced - dataset.origin.referenced);
    }

    long byRefreservation(Dataset dataset) {
        return Math.max(0, number(dataset, "refreservation") - written(dataset));
    }

    /** What was written since the last snapshot. */
    long written(Dataset dataset) {
        Snapshot last = null;
        for (Snapshot snapshot : dataset.snapshots.values()) {
            last = snapshot;
        }
        Snapshot base = last == null ? dataset.origin : last;
        return base == null ? dataset.referenced : Math.max(0, dataset.referenced - base.referenced);
    }

    long available(Dataset dataset) {
        return Math.max(0, room(dataset) + byRefreservation(dataset));
    }

    /** What the quotas above and the pool leave, counting reservations already made. */
    private long room(Dataset dataset) {
        long room = dataset.parent == null
                ? pools.pool(dataset).usable() - used(dataset)
                : room(dataset.parent) + Math.max(0, number(dataset, "reservation") - used(dataset));
        long quota = number(dataset, "quota");
        return quota == 0 ? room : Math.min(room, quota - used(dataset));
    }

    static long number(Node node, String property) {
        String value = node.local.get(property);
        return value == null ? receivedNumber(node, property) : Long.parseLong(value);
    }

    private static long receivedNumber(Node node, String property) {
        String value = node.received.get(property);
        return value == null ? 0 : Long.parseLong(value);
    }
}
