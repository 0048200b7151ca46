package dev.zplan.sim.zfs;

import dev.zplan.sim.files.Entry;
import dev.zplan.sim.files.FileView;
import dev.zplan.sim.files.FileView.Place;
import dev.zplan.sim.files.Tree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that recordings write: those of each filesystem and snapshot, and those outside. */
final class RecordedFiles implements FileView.Mounts {
    private final Pools pools;
    private final Tree outside = Tree.empty(0755);
    private final Map<Node, Tree> trees = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();

    RecordedFiles(Pools pools) {
        this.pools = pools;
        for (String directory : new String[] {"dev", "etc", "mnt", "root", "tmp", "usr", "var"}) {
            outside.makeDirectories(directory);
        }
    }

    FileView view() {
        return FileView.of(this);
    }

    @Override
    public @Nullable Place at(String directory) {
        Optional<Place> mounted = pools.mountedAt(directory).map(d -> new Place(of(d), ""));
        return directory.equals("/") && mounted.isEmpty() ? new Place(outside, "") : mounted.orElse(null);
    }

    @Override
    public Stream<String> below(String directory) {
        return pools.mountsBelow(directory).stream();
    }

    private Tree of(Dataset dataset) {
        return trees.computeIfAbsent(
                dataset, d -> dataset.origin().map(this::of).map(Tree::copy).orElseGet(() -> Tree.empty(0755)));
    }

    private Tree of(Snapshot snapshot) {
        Tree known = trees.get(snapshot);
        Tree tree = known == null ? of(snapshot.dataset()).copy() : known;
        trees.put(snapshot, tree);
        return tree;
    }

    /** Takes over what a command did: what snapshots hold stays, and what lies outside keeps mounts away. */
    void follow() {
        pools.all().forEach(d -> d.snapshots().forEach(this::of));
        for (Map.Entry<String, Entry> entry : outside.entries().entrySet()) {
            if (!entry.getValue().isDirectory()) {
                pools.setFile("/" + entry.getKey());
            }
        }
    }

    /** Takes a dataset back to what its snapshot holds. */
    void rollBack(Snapshot snapshot) {
        trees.put(snapshot.dataset(), of(snapshot).copy());
    }

    /** Notes that a file takes that much more. */
    void grew(String path, long bytes) {
        sizes.merge(path, bytes, Long::sum);
        if (!view().exists(path)) {
            view().put(path, Entry.file(""));
        }
    }

    /** What a file took, which is now free. */
    long freed(String path) {
        Long size = sizes.remove(path);
        return size == null ? 0 : size;
    }
}
