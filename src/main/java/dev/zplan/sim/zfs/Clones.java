package dev.zplan.sim.zfs;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which filesystems and volumes were cloned from which snapshots. */
final class Clones {
    private final Map<Snapshot, Set<Dataset>> all = new HashMap<>();

    /** From now on it is a clone of that snapshot, and of no other. */
    void join(Dataset clone, Snapshot origin) {
        separate(clone);
        clone.origin = origin;
        all.computeIfAbsent(origin, k -> new LinkedHashSet<>()).add(clone);
    }

    /** From now on it is no clone. */
    void separate(Dataset clone) {
        clone.origin().ifPresent(o -> all.getOrDefault(o, new LinkedHashSet<>()).remove(clone));
        clone.origin = null;
    }

    /** The snapshot is gone. */
    void forget(Snapshot snapshot) {
        all.remove(snapshot);
    }

    Set<Dataset> of(Snapshot snapshot) {
        return Collections.unmodifiableSet(all.getOrDefault(snapshot, Set.of()));
    }
}
