package dev.zplan.sim.zones;

import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.zfs.Dataset;
import dev.zplan.sim.zfs.DatasetType;
import dev.zplan.sim.zfs.Node;
import dev.zplan.sim.zfs.Pools;
import dev.zplan.sim.zfs.Snapshot;
import dev.zplan.sim.zfs.Zfs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The datasets of zones: the zonepath's, {@code ROOT} below it and the boot environments below that. What is mounted elsewhere is
 * looked for there from then on.
 */
final class ZoneStorage {

    static final String BE_UUID = "org.opensolaris.libbe:uuid";
    private static final String ACTIVE = "org.opensolaris.libbe:active";
    private static final String PARENT = "org.opensolaris.libbe:parentbe";

    private final Machine machine;
    private final Pools pools;

    ZoneStorage(Machine machine) {
        this.machine = machine;
        this.pools = machine.pools();
    }

    boolean exists(String name) {
        return pools.exists(name);
    }

    /** The dataset that is mounted exactly there. */
    Optional<String> mountedAt(String path) {
        return pools.mountedAt(path).map(Dataset::name);
    }

    /** The dataset whose mountpoint is that path, mounted or not, as the brand scripts look for it. */
    Optional<String> datasetOf(String path) {
        Optional<String> mounted = mountedAt(path);
        return mounted.isPresent()
                ? mounted
                : pools.all().stream()
                        .filter(d -> d.type() == DatasetType.FILESYSTEM)
                        .filter(d -> pools.get(d, "mountpoint").value().equals(path))
                        .map(Dataset::name)
                        .findFirst();
    }

    /** Whether the file system that holds a path is mounted nosuid. */
    boolean forbidsSetuid(String path) {
        return pools.holding(path).filter(d -> value(d, "setuid").equals("off")).isPresent();
    }

    /** What zoneadm says of a dataset that cannot be delegated to a zone; nothing when it can. */
    List<String> cannotDelegate(String name) {
        String could = "could not verify zfs dataset " + name + ": ";
        Optional<Dataset> dataset = pools.find(name);
        if (dataset.isEmpty()) {
            return List.of(could + "dataset does not exist");
        }
        boolean volume = dataset.get().type() == DatasetType.VOLUME;
        if (!volume && pools.get(dataset.get(), "mountpoint").source().startsWith("inherited")) {
            return List.of(could + "mountpoint cannot be inherited");
        }
        return tree(name).stream()
                .filter(d -> d.type() == DatasetType.VOLUME)
                .map(d -> "cannot verify zfs dataset " + d.name()
                        + ": volumes cannot be specified as a zone dataset resource")
                .toList();
    }

    /** What zoneadm says of a dataset that cannot be a fs resource of type zfs at that directory. */
    Optional<String> cannotMountLegacy(String directory, String name) {
        String at = "verify fs " + directory + ": ";
        Optional<Dataset> dataset = pools.find(name);
        if (dataset.isEmpty()) {
            return Optional.of("could not " + at + "could not access zfs dataset '" + name + "'");
        }
        if (dataset.get().type() == DatasetType.VOLUME) {
            return Optional.of("cannot " + at + "'" + name + "' is not a file system");
        }
        return pools.get(dataset.get(), "mountpoint").value().equals("legacy")
                ? Optional.empty()
                : Optional.of("could not " + at + "zfs '" + name + "' mountpoint is not \"legacy\"");
    }

    void set(String dataset, String property, String value) {
        done(pools.set(dataset, property, value));
    }

    void setZoned(String dataset) {
        pools.find(dataset).ifPresent(pools::unmount);
        set(dataset, "zoned", "on");
        remount();
    }

    /** Takes a snapshot; the reason when that was not possible. */
    Optional<String> snapshot(String name) {
        int at = name.indexOf('@');
        Optional<String> problem = pools.snapshot(name.substring(0, at), name.substring(at + 1), Map.of());
        pools.findSnapshot(name).ifPresent(machine.fileStore()::of);
        return problem;
    }

    /** Makes and mounts a zonepath's dataset; the reason when that was not possible. */
    Optional<String> createZonepath(String dataset, String path) {
        Optional<String> problem = pools.create(dataset, Map.of("sharenfs", "off", "sharesmb", "off"));
        if (problem.isEmpty()) {
            mountZonepath(dataset, path);
        }
        return problem;
    }

    private void mountZonepath(String dataset, String path) {
        pools.mount(dataset(dataset));
        remount();
        machine.files().put(path, Entry.directory(0700));
    }

    Optional<String> cloneZonepath(String snapshot, String dataset, String path, Map<String, String> properties) {
        Optional<String> problem = pools.clone(snapshot, dataset, properties);
        if (problem.isEmpty()) {
            mountZonepath(dataset, path);
        }
        return problem;
    }

    /** Makes an empty boot environment and mounts it at the zone's root; what the script says when that was not possible. */
    Optional<String> newBootEnvironment(String dataset, String path, Brand brand) {
        return bootEnvironment(dataset, path, brand, be -> pools.create(be, Map.of("canmount", "noauto")));
    }

    /** The same as a clone of a snapshot. */
    Optional<String> cloneBootEnvironment(String dataset, String path, Brand brand, String snapshot) {
        return bootEnvironment(dataset, path, brand, be -> pools.clone(snapshot, be, Map.of("canmount", "noauto")));
    }

    private Optional<String> bootEnvironment(
            String dataset, String path, Brand brand, Function<String, Optional<String>> make) {
        String root = dataset + "/ROOT";
        boolean rooted = exists(root)
                || pools.create(root, Map.of("mountpoint", "legacy", "zoned", "on"))
                        .isEmpty();
        String be = freeBe(root, brand);
        if (!rooted || make.apply(be).isPresent()) {
            return Optional.of("Unable to create the zone's ZFS dataset.");
        }
        set(be, ACTIVE, "on");
        set(be, PARENT, globalBe());
        boolean mounted = mountedAt(path + "/root").isEmpty()
                && pools.mountAt(dataset(be), path + "/root").isEmpty();
        remount();
        return mounted ? Optional.empty() : Optional.of("Unable to mount the zone's ZFS dataset.");
    }

    private String freeBe(String root, Brand brand) {
        String be = root + "/" + brand.beName();
        int number = 0;
        while (exists(number == 0 ? be : be + "-" + number)) {
            number++;
        }
        return number == 0 ? be : be + "-" + number;
    }

    /** The uuid of the boot environment that the global zone runs. */
    private String globalBe() {
        return pools.mountedAt("/").map(d -> value(d, BE_UUID)).orElse("-");
    }

    /** Cuts an image's boot environments off from those of the global zone. */
    void independent(String dataset, Brand brand, String uuid) {
        set(dataset + "/ROOT", BE_UUID, uuid);
        set(dataset + "/ROOT/" + brand.beName(), PARENT, uuid);
    }

    /** The boot environment of a zone that belongs to the running one of the global zone. */
    Optional<String> activeBe(String path) {
        Optional<Dataset> root = root(path);
        String parent =
                root.map(r -> value(r, BE_UUID)).filter(u -> !u.equals("-")).orElseGet(this::globalBe);
        return root.stream()
                .flatMap(r -> r.children().stream())
                .filter(be ->
                        value(be, ACTIVE).equals("on") && value(be, PARENT).equals(parent))
                .map(Dataset::name)
                .findFirst();
    }

    /** The boot environments of a zone that belong to the running one of the global zone, active or not. */
    List<String> ownBes(String path) {
        return root(path).stream()
                .flatMap(r -> r.children().stream())
                .filter(be -> value(be, PARENT).equals(globalBe()))
                .map(Dataset::name)
                .toList();
    }

    private Optional<Dataset> root(String path) {
        return datasetOf(path).flatMap(d -> pools.find(d + "/ROOT"));
    }

    private String value(Node node, String property) {
        return pools.get(node, property).value();
    }

    /** Mounts the root of a zone that is about to come up; the reason when there is none to mount. */
    Optional<String> mountRoot(String path, Optional<Brand> brand) {
        boolean environments = brand.filter(Brand::hasSmf).isPresent();
        if (!environments || mountedAt(path + "/root").isPresent()) {
            return Optional.empty();
        }
        Optional<String> be = activeBe(path);
        if (be.isEmpty()) {
            return Optional.of("ERROR: no active dataset.");
        }
        pools.mountAt(dataset(be.get()), path + "/root");
        remount();
        return Optional.empty();
    }

    void unmountRoot(String path) {
        pools.mountedAt(path + "/root").ifPresent(pools::unmount);
        remount();
    }

    /** Marks the datasets of a zone as in use, or no longer. */
    void setBusy(String path, boolean busy) {
        pools.mountedAt(path).ifPresent(d -> pools.setBusy(d, busy));
        pools.mountedAt(path + "/root").ifPresent(d -> pools.setBusy(d, busy));
    }

    /** Marks a dataset that a zone works with as in use, or no longer. */
    void setDelegatedBusy(String dataset, boolean busy) {
        pools.find(dataset).ifPresent(d -> pools.setBusy(d, busy));
    }

    /** The snapshots of a dataset and of all below it. */
    List<String> snapshotsBelow(String dataset) {
        return tree(dataset).stream()
                .flatMap(d -> d.snapshots().stream())
                .map(Snapshot::name)
                .toList();
    }

    /** Clones of those snapshots that are not below the dataset themselves. */
    List<String> clonesOutside(String dataset) {
        return tree(dataset).stream()
                .flatMap(d -> d.snapshots().stream())
                .flatMap(s -> pools.clonesOf(s).stream())
                .map(Dataset::name)
                .filter(n -> !n.startsWith(dataset + "/"))
                .sorted()
                .toList();
    }

    private List<Dataset> tree(String dataset) {
        List<Dataset> tree = new ArrayList<>();
        pools.find(dataset).ifPresent(d -> collect(d, tree));
        return tree;
    }

    private static void collect(Dataset dataset, List<Dataset> tree) {
        tree.add(dataset);
        dataset.children().forEach(c -> collect(c, tree));
    }

    /** The snapshot that a dataset was cloned from. */
    Optional<String> origin(String dataset) {
        return pools.find(dataset).flatMap(Dataset::origin).map(Snapshot::name);
    }

    /** Destroys a snapshot that nothing depends on. */
    void destroyUnused(String snapshot) {
        pools.findSnapshot(snapshot)
                .filter(s -> pools.clonesOf(s).isEmpty() && s.holds().isEmpty())
                .ifPresent(s -> Zfs.run(pools, machine.flavour(), List.of("destroy", s.name())));
        remount();
    }

    /** Destroys what is at a zonepath: its datasets, or the plain directory. What cannot be destroyed stays. */
    void removeZonepath(String path) {
        datasetOf(path).ifPresent(this::destroy);
        dropDirectory(path);
    }

    /** Destroys a dataset with all below it; the reason when that was not possible. */
    Optional<String> destroy(String dataset) {
        Optional<String> problem = pools.destroyRecursive(dataset);
        remount();
        return problem;
    }

    boolean hasChildren(String dataset) {
        return pools.find(dataset).filter(d -> !d.children().isEmpty()).isPresent();
    }

    void dropEmptyDirectory(String path) {
        if (machine.files().isDirectory(path) && machine.files().list(path).isEmpty()) {
            dropDirectory(path);
        }
    }

    /** Removes a directory that is no longer a mountpoint. */
    void dropDirectory(String path) {
        if (machine.files().exists(path) && !machine.files().isMountPoint(path)) {
            machine.files().remove(path);
        }
    }

    /** Mounts a zonepath's dataset elsewhere; its name stays. The reason when that was not possible. */
    Optional<String> moveZonepath(String dataset, String path, String target) {
        Optional<Dataset> root = pools.mountedAt(path + "/root");
        root.ifPresent(pools::unmount);
        Optional<String> problem = pools.set(dataset, "mountpoint", FileView.normal(target));
        remount();
        return problem.or(() -> root.flatMap(r -> pools.mountAt(r, target + "/root")));
    }

    /** Makes a boot environment a dataset like others, mounted at the zone's root; the property that could not be set. */
    Optional<String> detach(String be, String path) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("zoned", "off");
        properties.put("canmount", "on");
        properties.put("mountpoint", path + "/root");
        for (Map.Entry<String, String> property : properties.entrySet()) {
            Optional<String> problem = pools.set(be, property.getKey(), property.getValue());
            remount();
            if (problem.isPresent()) {
                return Optional.of(property.getKey() + "=" + property.getValue());
            }
        }
        return Optional.empty();
    }

    void attach(String be, String path) {
        pools.inherit(be, "zoned");
        pools.inherit(be, "mountpoint");
        set(be, "canmount", "noauto");
        set(be, ACTIVE, "on");
        set(be, PARENT, globalBe());
        if (mountedAt(path + "/root").isEmpty()) {
            done(pools.mountAt(dataset(be), path + "/root"));
        }
        remount();
    }

    private Dataset dataset(String name) {
        return pools.find(name).orElseThrow();
    }

    private void remount() {
        machine.fileStore().remount();
    }

    private static void done(Optional<String> problem) {
        problem.ifPresent(p -> {
            throw new IllegalStateException(p);
        });
    }
}
