package dev.zplan.sim.zfs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A snapshot of a filesystem or volume. */
public final class Snapshot extends Node {
    Dataset dataset;
    String tag;
    final Map<String, Long> holds = new LinkedHashMap<>();
    boolean deferred;

    Snapshot(Dataset dataset, String tag, long guid, long txg, long creation) {
        super(guid, txg, creation);
        this.dataset = dataset;
        this.tag = tag;
    }

    @Override
    public String name() {
        return dataset.name() + "@" + tag;
    }

    @Override
    public DatasetType type() {
        return DatasetType.SNAPSHOT;
    }

    @Override
    Dataset head() {
        return dataset;
    }

    /** What was snapshotted. */
    public Dataset dataset() {
        return dataset;
    }

    /** The part of the name behind the {@code @}. */
    public String tag() {
        return tag;
    }

    /** The tags of its user holds. */
    public Set<String> holds() {
        return Set.copyOf(holds.keySet());
    }
}
