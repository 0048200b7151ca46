package dev.zplan.sim.zfs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * The pools of one host with all their datasets.
 *
 * <p>Refusals are the reasons that libzfs prints ({@code dataset already exists}, {@code out of space} …), as values; an
 * empty optional means that it was done. Not safe for several threads.
 */
public final class Pools {
    static final String MISSING = "dataset does not exist";
    static final String EXISTS = "dataset already exists";
    static final String NO_SPACE = "out of space";
    static final String BUSY = "dataset is busy";

    /** What a file system takes with nothing in it, in bytes. */
    static final long EMPTY_FILESYSTEM = 24_576;

    private final TreeMap<String, Pool> pools = new TreeMap<>();
    private final Map<String, Dataset> datasets = new HashMap<>();
    private final Clones clones = new Clones();
    private final Ground ground = new Ground();
    private final Births births;
    private final Accounts accounts = new Accounts();

    /**
     * A host without pools.
     *
     * @param seed decides the guids
     * @param clock the time, in seconds since 1970
     */
    public Pools(long seed, LongSupplier clock) {
        this(new Births(clock, seed, 4));
    }

    Pools(Births births) {
        this.births = births;
    }

    /** Reads what {@link #toJson} wrote. */
    public static Pools fromJson(ObjectNode node, LongSupplier clock) {
        return new PoolsReader(node, clock).read();
    }

    /** The whole state. */
    public ObjectNode toJson() {
        return PoolsWriter.write(this);
    }

    /**
     * Makes a pool with its root dataset, which is mounted where its mountpoint says.
     *
     * @param device that it is made on; see {@link #setDevice}
     * @param mountpoint of the root dataset; empty: {@code /NAME} by default
     */
    public Optional<String> addPool(String name, String device, Optional<String> mountpoint) {
        if (pools.containsKey(name)) {
            return Optional.of("pool already exists");
        }
        Dataset root = new Dataset(DatasetType.FILESYSTEM, name, null, births.guid(), 1, births.now());
        root.blocks.add(root.txg, EMPTY_FILESYSTEM);
        mountpoint.ifPresent(path -> root.local.put("mountpoint", path));
        datasets.put(name, root);
        Pool pool = new Pool(root, Pool.sizeOn(ground.deviceSize(device)), births.guid());
        pool.properties.put("device", device);
        pools.put(name, pool);
        mount(root);
        return Optional.empty();
    }

    /** The same on a new disk of that many bytes. */
    public Optional<String> addPool(String name, long bytes, Optional<String> mountpoint) {
        String disk = "c" + (pools.size() + 1) + "t0d0";
        setDevice(disk, bytes);
        return addPool(name, disk, mountpoint);
    }

    /** Removes a pool with all its datasets. */
    public Optional<String> removePool(String name) {
        Pool pool = pools.get(name);
        if (pool == null) {
            return Optional.of("no such pool");
        }
        if (pool.root.subtree().stream().anyMatch(Dataset::busy)) {
            return Optional.of("pool is busy");
        }
        for (Dataset dataset : pool.root.subtree()) {
            unmount(dataset);
            datasets.remove(dataset.name);
            dataset.snapshots.values().forEach(clones::forget);
        }
        pools.remove(name);
        return Optional.empty();
    }

    /** All pools by name. */
    public Collection<Pool> pools() {
        return Collections.unmodifiableCollection(pools.values());
    }

    /** The pool of that name. */
    public Optional<Pool> pool(String name) {
        return Optional.ofNullable(pools.get(name));
    }

    Pool pool(Dataset dataset) {
        return pool(dataset.poolName()).orElseThrow(() -> new IllegalStateException("no pool for " + dataset.name()));
    }

    /** The filesystem or volume of that name. */
    public Optional<Dataset> find(String name) {
        return Optional.ofNullable(datasets.get(name));
    }

    /** The snapshot of that name. */
    public Optional<Snapshot> findSnapshot(String name) {
        int at = name.indexOf('@');
        return at < 0
                ? Optional.empty()
                : find(name.substring(0, at))
                        .flatMap(d -> Optional.ofNullable(d.snapshots.get(name.substring(at + 1))));
    }

    /** What has that name, a bookmark included. */
    Optional<Node> findAny(String name) {
        int hash = name.indexOf('#');
        if (hash >= 0) {
            return find(name.substring(0, hash))
                    .flatMap(d -> Optional.ofNullable(d.bookmarks.get(name.substring(hash + 1))));
        }
        return name.contains("@") ? findSnapshot(name).map(s -> s) : find(name).map(d -> d);
    }

    /** Whether there is a filesystem, volume or snapshot of that name. */
    public boolean exists(String name) {
        return find(name).isPresent() || findSnapshot(name).isPresent();
    }

    /** All filesystems and volumes, parents before children, by name. */
    public List<Dataset> all() {
        List<Dataset> all = new ArrayList<>();
        pools.values().forEach(p -> all.addAll(p.root.subtree()));
        return all;
    }

    /** The value of a property of a dataset or snapshot and its source, as {@code zfs get -p} shows them. */
    public Setting get(Node node, String property) {
        return new Values(this).get(node, property);
    }

    /**
     * Makes a filesystem, unmounted.
     *
     * @param properties in the form of {@code -o}
     */
    public Optional<String> create(String name, Map<String, String> properties) {
        return create(name, DatasetType.FILESYSTEM, properties);
    }

    /** Makes a filesystem or volume, unmounted; a volume wants {@code volsize}. */
    public Optional<String> create(String name, DatasetType type, Map<String, String> properties) {
        return new Creation(this).dataset(name, type, properties);
    }

    static String parentOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    void add(Dataset dataset) {
        datasets.put(dataset.name, dataset);
        dataset.parent().ifPresent(p -> p.children.put(dataset.leaf(), dataset));
    }

    /** Takes a dataset out of the lists; nothing else of it is looked after. */
    void forget(Dataset dataset) {
        datasets.remove(dataset.name);
        dataset.parent().ifPresent(p -> p.children.remove(dataset.leaf()));
    }

    /**
     * Destroys a filesystem or volume with all snapshots and everything below; mounted ones are unmounted.
     * Refused while one of them is busy, or a clone elsewhere needs one of the snapshots.
     */
    public Optional<String> destroyRecursive(String name) {
        return new Removal(this).tree(name);
    }

    /** Takes a dataset out, with its snapshots; nothing may be below it. */
    void remove(Dataset dataset) {
        new Removal(this).of(dataset);
    }

    /** Takes a snapshot. */
    public Optional<String> snapshot(String dataset, String tag, Map<String, String> userProperties) {
        return new Creation(this).snapshot(dataset, tag, userProperties);
    }

    void remove(Snapshot snapshot) {
        snapshot.dataset.snapshots.remove(snapshot.tag);
        clones.forget(snapshot);
    }

    /** Makes a filesystem or volume from a snapshot, unmounted. */
    public Optional<String> clone(String snapshot, String target, Map<String, String> properties) {
        return new Creation(this).clone(snapshot, target, properties);
    }

    /** The filesystems and volumes that were cloned from a snapshot. */
    public Set<Dataset> clonesOf(Snapshot snapshot) {
        return clones.of(snapshot);
    }

    /** Changes the names of a dataset and of all below; the new parent must exist. */
    void move(Dataset dataset, String target) {
        String old = dataset.name;
        List<Dataset> moved = dataset.subtree();
        moved.forEach(d -> datasets.remove(d.name));
        dataset.parent().ifPresent(p -> p.children.remove(dataset.leaf()));
        moved.forEach(d -> d.name = target + d.name.substring(old.length()));
        dataset.parent = datasets.get(parentOf(target));
        moved.forEach(d -> datasets.put(d.name, d));
        dataset.parent().ifPresent(p -> p.children.put(dataset.leaf(), dataset));
    }

    /** Sets a property without asking for rights, as the kernel and zoneadmd can, {@code zoned} included. */
    public Optional<String> set(String name, String property, String value) {
        Dataset dataset = datasets.get(name);
        return dataset == null ? Optional.of(MISSING) : new Setter(this, dataset).checked(property, value);
    }

    /** Removes the local value of a property. */
    public Optional<String> inherit(String name, String property) {
        Optional<Dataset> dataset = find(name);
        dataset.ifPresent(d -> d.local.remove(property));
        return dataset.isPresent() ? Optional.empty() : Optional.of(MISSING);
    }

    static long blockSize(Node volume) {
        return Long.parseLong(volume.localValue("volblocksize").orElse("8192"));
    }

    /** Mounts a filesystem where its properties say; refused as the kernel refuses it. Legacy ones stay unmounted. */
    public Optional<String> mount(Dataset dataset) {
        String path = Mounts.mountpoint(dataset);
        String altroot = pool(dataset).altroot().orElse("");
        return path.startsWith("/") ? mountAt(dataset, altroot + path) : Optional.of("no mountpoint set");
    }

    /** Mounts a filesystem at any path, as {@code mount -F zfs} does for legacy ones. */
    public Optional<String> mountAt(Dataset dataset, String path) {
        return ground.mountAt(dataset, path);
    }

    /** Unmounts it, busy or not. */
    public void unmount(Dataset dataset) {
        ground.unmount(dataset);
    }

    /** The filesystem mounted exactly there. */
    public Optional<Dataset> mountedAt(String path) {
        return ground.at(path);
    }

    /** The filesystem that a path lies in: the one mounted at the longest prefix. */
    public Optional<Dataset> holding(String path) {
        return ground.holding(path);
    }

    /** All mounted filesystems in the order of mounting. */
    public List<Dataset> mounted() {
        return ground.mounted();
    }

    /** Where a filesystem is mounted strictly below a directory, sorted. */
    public SortedSet<String> mountsBelow(String directory) {
        return ground.pointsBelow(Mounts.clean(directory));
    }

    /** Says what is around the pools, for this object only: it is no part of their state. */
    public void surround(Surroundings surroundings) {
        ground.surround(surroundings);
    }

    /** Says that a path is a plain file. */
    public void setFile(String path) {
        ground.files.add(Mounts.clean(path));
    }

    /** Says how many bytes a device or file has that a pool can be made on; others have 256 MiB. */
    public void setDevice(String path, long bytes) {
        ground.devices.put(path, bytes);
    }

    /** Says that there is a user of that name. */
    public void addUser(String name) {
        accounts.users.add(name);
    }

    Clones clones() {
        return clones;
    }

    Accounts accounts() {
        return accounts;
    }

    Ground ground() {
        return ground;
    }

    Births births() {
        return births;
    }

    /** Says whether a process works in a dataset, a zone runs in it, or a volume is open. */
    public void setBusy(Dataset dataset, boolean busy) {
        dataset.busy = busy;
    }

    /** Writes that many bytes more into a dataset; refused if a quota or the pool does not allow it. */
    public Optional<String> write(Dataset dataset, long bytes) {
        Optional<String> refusal = new Space(this).refusal(dataset, bytes);
        if (refusal.isEmpty()) {
            dataset.blocks.add(births.currentExtent(dataset), bytes);
        }
        return refusal;
    }

    /** Gives back bytes that were written into a dataset; its snapshots keep theirs. */
    public void free(Dataset dataset, long bytes) {
        dataset.blocks.free(bytes, dataset.txg);
    }

    void add(Pool pool) {
        pools.put(pool.name(), pool);
    }
}
