package dev.zplan.sim.zones;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.files.FileView.Place;
import dev.zplan.sim.files.Tree;
import dev.zplan.sim.zfs.Dataset;
import dev.zplan.sim.zfs.DatasetType;
import dev.zplan.sim.zfs.Pools;
import dev.zplan.sim.zfs.Snapshot;
import dev.zplan.sim.zonecfg.Property;
import dev.zplan.sim.zonecfg.ResourceType;
import dev.zplan.sim.zonecfg.ZoneResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the filesystems and their snapshots hold, by guid: renaming and mounting elsewhere leave it alone, cloning copies it,
 * destroying loses it.
 */
public final class FileStore {

    private final Map<Long, Tree> trees = new HashMap<>();
    private @Nullable FileView view;

    /** Reads what {@link #toJson} wrote. */
    public static FileStore fromJson(JsonNode json) {
        FileStore store = new FileStore();
        json.properties()
                .forEach(e -> store.trees.put(Long.parseUnsignedLong(e.getKey()), Tree.fromJson(e.getValue())));
        return store;
    }

    /** All of it. */
    public ObjectNode toJson() {
        TreeMap<String, Tree> sorted = new TreeMap<>();
        trees.forEach((guid, tree) -> sorted.put(Long.toUnsignedString(guid), tree));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        sorted.forEach((guid, tree) -> json.set(guid, tree.toJson()));
        return json;
    }

    /** What a filesystem holds. */
    Tree of(Dataset dataset) {
        Tree known = trees.get(dataset.guid());
        if (known != null) {
            return known;
        }
        Tree first = dataset.origin().map(o -> of(o).copy()).orElseGet(() -> Tree.empty(0755));
        trees.put(dataset.guid(), first);
        return first;
    }

    /** What a snapshot holds: what its filesystem held when this was first asked. */
    Tree of(Snapshot snapshot) {
        Tree known = trees.get(snapshot.guid());
        if (known != null) {
            return known;
        }
        Tree first = of(snapshot.dataset()).copy();
        trees.put(snapshot.guid(), first);
        return first;
    }

    /** Follows what happened to the pools: new snapshots keep what there is now, what was destroyed is lost. */
    public void follow(Pools pools) {
        Set<Long> alive = new HashSet<>();
        for (Dataset dataset : pools.all()) {
            if (dataset.type() == DatasetType.FILESYSTEM) {
                alive.add(dataset.guid());
                dataset.snapshots().forEach(s -> alive.add(s.guid()));
                dataset.snapshots().forEach(this::of);
                of(dataset);
            }
        }
        trees.keySet().retainAll(alive);
        view = null;
    }

    /** Looks anew for what is mounted where. */
    void remount() {
        view = null;
    }

    /** Puts a filesystem back to what it was at a snapshot. */
    public void rollBack(Snapshot snapshot) {
        trees.put(snapshot.dataset().guid(), of(snapshot).copy());
        view = null;
    }

    /** The paths of the global zone. Running zones have their lofs mounts below their roots. */
    FileView view(Machine machine) {
        FileView known = view;
        if (known != null) {
            return known;
        }
        Map<String, Place> inZones = new HashMap<>();
        FileView plain = FileView.of(new MountTable(this, machine.pools(), Map.of()));
        machine.kernel().all().values().forEach(zone -> {
            for (ZoneResource fs : zone.config().all(ResourceType.FS)) {
                String path = FileView.normal(zone.config().get(Property.ZONEPATH) + "/root" + fs.get(Property.DIR));
                if (fs.get(Property.TYPE).equals("lofs") && plain.exists(fs.get(Property.SPECIAL))) {
                    inZones.put(path, plain.place(fs.get(Property.SPECIAL)));
                } else if (fs.get(Property.TYPE).equals("zfs")) {
                    machine.pools()
                            .find(fs.get(Property.SPECIAL))
                            .ifPresent(d -> inZones.put(path, new Place(of(d), "")));
                }
            }
        });
        FileView fresh = FileView.of(new MountTable(this, machine.pools(), inZones));
        view = fresh;
        return fresh;
    }

    /** What is mounted where: by the pools, and in running zones. */
    private record MountTable(FileStore store, Pools pools, Map<String, Place> inZones) implements FileView.Mounts {

        @Override
        public @Nullable Place at(String directory) {
            Place place = inZones.get(directory);
            return place != null
                    ? place
                    : pools.mountedAt(directory)
                            .map(d -> new Place(store.of(d), ""))
                            .orElse(null);
        }

        @Override
        public Stream<String> below(String directory) {
            String prefix = directory.equals("/") ? "/" : directory + "/";
            return Stream.concat(
                    inZones.keySet().stream().filter(p -> p.startsWith(prefix) && p.length() > prefix.length()),
                    pools.mountsBelow(directory).stream());
        }
    }
}
