package dev.zplan.sim.zfs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A filesystem or volume. */
public final class Dataset extends Node {
    final DatasetType type;
    String name;

    @Nullable
    Dataset parent;

    @Nullable
    Snapshot origin;

    @Nullable
    String mountedAt;

    boolean busy;
    final TreeMap<String, Dataset> children = new TreeMap<>();
    final Map<String, Snapshot> snapshots = new LinkedHashMap<>();
    final TreeMap<String, Bookmark> bookmarks = new TreeMap<>();
    final Grants grants = new Grants();
    final Map<String, String> temporary = new TreeMap<>();

    Dataset(DatasetType type, String name, @Nullable Dataset parent, long guid, long txg, long creation) {
        super(guid, txg, creation);
        this.type = type;
        this.name = name;
        this.parent = parent;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DatasetType type() {
        return type;
    }

    @Override
    Dataset head() {
        return this;
    }

    /** The dataset above; empty for the root of a pool. */
    public Optional<Dataset> parent() {
        return Optional.ofNullable(parent);
    }

    /** The datasets directly below, by name. */
    public Collection<Dataset> children() {
        return Collections.unmodifiableCollection(children.values());
    }

    /** Its snapshots, the oldest first. */
    public Collection<Snapshot> snapshots() {
        return Collections.unmodifiableCollection(snapshots.values());
    }

    /** The snapshot it was cloned from. */
    public Optional<Snapshot> origin() {
        return Optional.ofNullable(origin);
    }

    /** Where it is mounted now. */
    public Optional<String> mountedAt() {
        return Optional.ofNullable(mountedAt);
    }

    /** Whether a process works in it, so that it cannot be unmounted or destroyed. */
    public boolean busy() {
        return busy;
    }

    /** The last component of the name. */
    String leaf() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    String poolName() {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    boolean isFilesystem() {
        return type == DatasetType.FILESYSTEM;
    }

    /** Itself and all below, parents before their children, by name. */
    List<Dataset> subtree() {
        List<Dataset> all = new ArrayList<>();
        collect(all);
        return all;
    }

    private void collect(List<Dataset> all) {
        all.add(this);
        children.values().forEach(c -> c.collect(all));
    }
}
