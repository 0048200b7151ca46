package dev.zplan.sim.zfs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who uses how much, in bytes. Valid until the pools change. */
final class Space {
    /** More digits than fit into a long for certain. */
    private static final int MAX_DIGITS = 18;

    private final Pools pools;
    private final IdentityHashMap<Dataset, Long> used = new IdentityHashMap<>();

    Space(Pools pools) {
        this.pools = pools;
    }

    long used(Dataset dataset) {
        if (dataset.children.isEmpty()) {
            return bySnapshots(dataset) + byDataset(dataset) + byRefreservation(dataset) + byChildren(dataset);
        }
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
        return Pool.OVERHEAD + (kept(root) - 1) * Pool.OVERHEAD_EACH;
    }

    private static long kept(Dataset dataset) {
        long kept = 1L + dataset.snapshots.size();
        for (Dataset child : dataset.children.values()) {
            kept += kept(child);
        }
        return kept;
    }

    /** What the snapshots hold and the dataset no longer does; what a clone shares with its origin is the origin's. */
    long bySnapshots(Dataset dataset) {
        if (dataset.snapshots.isEmpty()) {
            return 0;
        }
        List<Blocks> elsewhere = new ArrayList<>(List.of(dataset.blocks));
        dataset.origin().ifPresent(o -> elsewhere.add(o.blocks));
        return Blocks.union(held(dataset.snapshots.values())).notIn(elsewhere);
    }

    long byDataset(Dataset dataset) {
        return dataset.origin == null ? dataset.referenced() : dataset.blocks.notIn(List.of(dataset.origin.blocks));
    }

    /** What only this snapshot holds: destroying it gives that back. */
    static long unique(Snapshot snapshot) {
        return reclaimed(List.of(snapshot));
    }

    /** What destroying all of these snapshots gives back. */
    static long reclaimed(Collection<Snapshot> doomed) {
        long sum = 0;
        for (Dataset dataset : doomed.stream().map(Snapshot::dataset).distinct().toList()) {
            List<Blocks> kept = new ArrayList<>(List.of(dataset.blocks));
            dataset.origin().ifPresent(o -> kept.add(o.blocks));
            dataset.snapshots.values().stream().filter(s -> !doomed.contains(s)).forEach(s -> kept.add(s.blocks));
            sum += Blocks.union(held(
                            doomed.stream().filter(s -> s.dataset == dataset).toList()))
                    .notIn(kept);
        }
        return sum;
    }

    private static List<Blocks> held(Collection<Snapshot> snapshots) {
        return snapshots.stream().map(s -> s.blocks).toList();
    }

    long byRefreservation(Dataset dataset) {
        long reserved = number(dataset, "refreservation");
        return reserved == 0 ? 0 : Math.max(0, reserved - exclusive(dataset));
    }

    /** What the dataset holds and neither its snapshots nor its origin do. */
    static long exclusive(Dataset dataset) {
        List<Blocks> others = new ArrayList<>(held(dataset.snapshots.values()));
        dataset.origin().ifPresent(o -> others.add(o.blocks));
        return dataset.blocks.notIn(others);
    }

    /** What was written since the snapshot before, or since the origin. */
    static long written(Node node) {
        Snapshot before = node.head().origin;
        for (Snapshot snapshot : node.head().snapshots.values()) {
            if (node instanceof Dataset || snapshot.txg < node.txg) {
                before = snapshot;
            }
        }
        return before == null ? node.referenced() : node.blocks.notIn(List.of(before.blocks));
    }

    /** What can still be written into a dataset (dsl_dataset_space). */
    long available(Dataset dataset) {
        long available = room(dataset) + byRefreservation(dataset);
        long refquota = number(dataset, "refquota");
        return Math.max(0, refquota == 0 ? available : Math.min(available, refquota - dataset.referenced()));
    }

    /** Why that many bytes more cannot be written into a dataset, in the words of the system call. */
    Optional<String> refusal(Dataset dataset, long bytes) {
        if (bytes <= available(dataset)) {
            return Optional.empty();
        }
        boolean full = bytes > room(pools.pool(dataset).root);
        return Optional.of(full ? "No space left on device" : "Disk quota exceeded");
    }

    /** What the quotas above and the pool leave, counting reservations already made (dsl_dir_space_available). */
    long room(Dataset dataset) {
        long used = used(dataset);
        long room = dataset.parent == null
                ? pools.pool(dataset).usable() - used
                : room(dataset.parent) + Math.max(0, number(dataset, "reservation") - used);
        long quota = number(dataset, "quota");
        return Math.max(0, quota == 0 ? room : Math.min(room, quota - used));
    }

    /** Whether a new dataset finds no room: in the pool, whatever the quotas; what it reserves, below its parent. */
    boolean lacks(Dataset parent, Map<String, String> properties, long empty) {
        long reserved = Math.max(number(properties, "reservation"), number(properties, "refreservation"));
        boolean tooTight = List.of("quota", "refquota").stream()
                .map(q -> number(properties, q))
                .anyMatch(q -> q > 0 && q < Math.max(reserved, empty));
        return tooTight || room(pools.pool(parent).root) < empty || (reserved > 0 && reserved > room(parent));
    }

    static long number(Map<String, String> properties, String name) {
        String text = properties.getOrDefault(name, "0");
        return text.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(text);
    }

    static long number(Node node, String property) {
        String local = node.local.get(property);
        String value = local != null || node.hidden.contains(property) ? local : node.received.get(property);
        return value == null || !value.matches("[0-9]{1,18}") ? 0 : Long.parseLong(value);
    }
}
