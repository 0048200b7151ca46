package dev.zplan.sim.zfs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How datasets go from pools, with all that hangs on them. Who may, and what is complained of, is said elsewhere.
 *
 * @param pools that they go from
 */
record Removal(Pools pools) {

    /** A dataset with all below it and all snapshots, or nothing of that and the reason. */
    Optional<String> tree(String name) {
        Dataset dataset = pools.find(name).orElse(null);
        if (dataset == null) {
            return Optional.of(Pools.MISSING);
        }
        List<Dataset> doomed = new ArrayList<>(dataset.subtree());
        for (Dataset d : doomed) {
            if (d.busy || d.snapshots.values().stream().anyMatch(s -> !s.holds.isEmpty())) {
                return Optional.of(Pools.BUSY);
            }
            if (d.snapshots.values().stream()
                    .anyMatch(s -> pools.clonesOf(s).stream().anyMatch(c -> !doomed.contains(c)))) {
                return Optional.of("filesystem has dependent clones");
            }
        }
        Collections.reverse(doomed);
        doomed.forEach(this::of);
        return Optional.empty();
    }

    /** A dataset with its snapshots; nothing may be below it. The origin of a clone goes too, if it only waited for that. */
    void of(Dataset dataset) {
        pools.unmount(dataset);
        dataset.snapshots.values().forEach(pools.clones()::forget);
        Optional<Snapshot> origin = dataset.origin();
        pools.clones().separate(dataset);
        origin.filter(o -> o.deferred && o.holds.isEmpty() && pools.clonesOf(o).isEmpty())
                .ifPresent(pools::remove);
        if (dataset.parent == null) {
            dataset.snapshots.clear();
        } else {
            pools.forget(dataset);
        }
    }
}
