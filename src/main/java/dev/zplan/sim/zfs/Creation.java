package dev.zplan.sim.zfs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What comes into being in pools: file systems and volumes, snapshots, clones. Each is made whole, or the reason is told why not.
 *
 * @param pools that get it
 */
record Creation(Pools pools) {
    private static final long EMPTY_VOLUME = 12_288;

    /** A file system or volume, unmounted. */
    Optional<String> dataset(String name, DatasetType type, Map<String, String> properties) {
        Optional<String> refusal = new Vacancy(pools).refusal(name);
        if (refusal.isPresent()) {
            return refusal;
        }
        Map<String, String> good = new LinkedHashMap<>();
        refusal = new ValueCheck(type, true, false, 8192).checkAll(properties, good);
        if (refusal.isPresent()) {
            return refusal;
        }
        Volumes.reserve(good, Space.number(good, "volsize"), Math.max(512, Space.number(good, "volblocksize")));
        Dataset parent = pools.find(Pools.parentOf(name)).orElse(null);
        long empty = type == DatasetType.VOLUME ? EMPTY_VOLUME : Pools.EMPTY_FILESYSTEM;
        if (parent == null || new Space(pools).lacks(parent, good, empty)) {
            return Optional.of(Pools.NO_SPACE);
        }
        Births births = pools.births();
        Dataset dataset = new Dataset(type, name, parent, births.guid(), births.nextTxg(), births.now());
        dataset.blocks.add(dataset.txg, empty);
        dataset.local.putAll(good);
        pools.add(dataset);
        return Optional.empty();
    }

    /** A snapshot of a dataset. */
    Optional<String> snapshot(String dataset, String tag, Map<String, String> userProperties) {
        Optional<String> fault = DatasetName.newFault(dataset + "@" + tag, DatasetType.SNAPSHOT);
        if (fault.isPresent()) {
            return fault;
        }
        Dataset source = pools.find(dataset).orElse(null);
        if (source == null) {
            return Optional.of(Pools.MISSING);
        }
        if (source.snapshots.containsKey(tag)) {
            return Optional.of(Pools.EXISTS);
        }
        Space space = new Space(pools);
        long reserve = Math.min(Space.exclusive(source), Space.number(source, "refreservation"));
        if (reserve > space.room(source) || space.room(pools.pool(source).root) == 0) {
            return Optional.of(Pools.NO_SPACE);
        }
        Births births = pools.births();
        Snapshot snapshot = new Snapshot(source, tag, births.guid(), births.nextTxg(), births.now());
        snapshot.blocks = source.blocks.copy();
        snapshot.local.putAll(userProperties);
        source.snapshots.put(tag, snapshot);
        return Optional.empty();
    }

    /** A file system or volume from a snapshot, unmounted. */
    Optional<String> clone(String snapshot, String target, Map<String, String> properties) {
        Optional<Snapshot> source = pools.findSnapshot(snapshot);
        if (source.isEmpty()) {
            return Optional.of(Pools.MISSING);
        }
        Optional<String> refusal = new Vacancy(pools).refusal(target);
        if (refusal.isPresent()) {
            return refusal;
        }
        Dataset parent = pools.find(Pools.parentOf(target)).orElse(null);
        if (parent == null || !parent.poolName().equals(source.get().dataset.poolName())) {
            return Optional.of("source and target pools differ");
        }
        Map<String, String> good = new LinkedHashMap<>();
        DatasetType type = source.get().dataset.type;
        refusal = new ValueCheck(type, false, false, 8192).checkAll(properties, good);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (new Space(pools).room(pools.pool(parent).root) == 0) {
            return Optional.of(Pools.NO_SPACE);
        }
        Births births = pools.births();
        Dataset made = new Dataset(type, target, parent, births.guid(), births.nextTxg(), births.now());
        made.blocks = source.get().blocks.copy();
        for (String kept : List.of("volsize", "volblocksize")) {
            source.get().dataset.localValue(kept).ifPresent(v -> made.local.put(kept, v));
        }
        Volumes.reserve(good, Space.number(made, "volsize"), Pools.blockSize(made));
        made.local.putAll(good);
        pools.add(made);
        pools.clones().join(made, source.get());
        return Optional.empty();
    }
}
