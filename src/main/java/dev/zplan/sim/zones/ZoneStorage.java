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
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Why a dataset cannot be delegated to a zone. */
    Optional<String> cannotDelegate(String name) {
        return pools.find(name).isPresent() ? Optional.empty() : Optional.of("dataset does not exist");
    }

    /** Why a dataset cannot be a fs resource of type zfs. */
    Optional<String> cannotMountLegacy(String name) {
        Optional<Dataset> dataset = pools.find(name);
        if (dataset.isEmpty()) {
            return Optional.of("could not access zfs dataset '" + name + "'");
        }
        return pools.get(dataset.get(), "mountpoint").value().equals("legacy")
                ? Optional.empty()
                : Optional.of("zfs '" + name + "' mountpoint is not \"legacy\"");
    }

    void set(String dataset, String property, String value) {
        done(pools.set(dataset, property, value));
    }

    void setZoned(String dataset) {
        pools.find(dataset).ifPresent(pools::unmount);
        set(dataset, "zoned", "on");
        remount();
    }

    void snapshot(String name) {
        int at = name.indexOf('@');
        done(pools.snapshot(name.substring(0, at), name.substring(at + 1), Map.of()));
        pools.findSnapshot(name).ifPresent(machine.fileStore()::of);
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

    /** Puts a clone of a snapshot, or an empty dataset, in the place of the zonepath's dataset. */
    void replaceZonepath(String dataset, String path, Optional<String> snapshot) {
        done(pools.destroyRecursive(dataset));
        if (snapshot.isPresent()) {
            cloneZonepath(snapshot.get(), dataset, path);
        } else {
            done(pools.create(dataset, Map.of()));
            mountZonepath(dataset, path);
        }
    }

    void cloneZonepath(String snapshot, String dataset, String path) {
        done(pools.clone(snapshot, dataset, Map.of()));
        mountZonepath(dataset, path);
    }

    /** Makes an empty boot environment and mounts it at the zone's root. */
    void newBootEnvironment(String dataset, String path, Brand brand) {
        String be = freeBe(dataset, brand);
        done(pools.create(be, Map.of("canmount", "noauto")));
        settle(be, path);
    }

    void cloneBootEnvironment(String dataset, String path, Brand brand, String snapshot) {
        String be = freeBe(dataset, brand);
        done(pools.clone(snapshot, be, Map.of("canmount", "noauto")));
        settle(be, path);
    }

    private String freeBe(String dataset, Brand brand) {
        String root = dataset + "/ROOT";
        if (!exists(root)) {
            done(pools.create(root, Map.of("mountpoint", "legacy", "zoned", "on")));
        }
        String be = root + "/" + brand.beName();
        int number = 0;
        while (exists(number == 0 ? be : be + "-" + number)) {
            number++;
        }
        return number == 0 ? be : be + "-" + number;
    }

    private void settle(String be, String path) {
        set(be, ACTIVE, "on");
        set(be, PARENT, globalBe());
        done(pools.mountAt(dataset(be), path + "/root"));
        remount();
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

    /** Any boot environment of a zone. */
    Optional<String> anyBe(String path) {
        return root(path).stream()
                .flatMap(r -> r.children().stream())
                .map(Dataset::name)
                .findFirst();
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

    /** Destroys what is at a zonepath: its datasets, or the plain directory. */
    void removeZonepath(String path) {
        Optional<String> dataset = datasetOf(path);
        if (dataset.isPresent()) {
            done(pools.destroyRecursive(dataset.get()));
            remount();
        }
        dropDirectory(path);
    }

    /** Removes a directory that is no longer a mountpoint. */
    void dropDirectory(String path) {
        if (machine.files().exists(path) && !machine.files().isMountPoint(path)) {
            machine.files().remove(path);
        }
    }

    /** Mounts a zonepath's dataset elsewhere; its name stays. */
    void moveZonepath(String dataset, String path, String target) {
        Optional<Dataset> root = pools.mountedAt(path + "/root");
        root.ifPresent(pools::unmount);
        set(dataset, "mountpoint", FileView.normal(target));
        root.ifPresent(r -> done(pools.mountAt(r, target + "/root")));
        remount();
    }

    void detach(String be, String path) {
        set(be, "zoned", "off");
        set(be, "canmount", "on");
        set(be, "mountpoint", path + "/root");
        remount();
    }

    void attach(String be, String path) {
        pools.inherit(be, "zoned");
        pools.inherit(be, "mountpoint");
        set(be, "canmount", "noauto");
        set(be, ACTIVE, "on");
        set(be, PARENT, globalBe());
        if (mountedAt(path + "/root").isEmpty()) {
            pools.mountAt(dataset(be), path + "/root");
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
