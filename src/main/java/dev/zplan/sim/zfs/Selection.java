package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which datasets a command is about: the common part of list, get and others (zfs_for_each).
 *
 * @param call the command
 * @param types that are wanted
 * @param depth how far below the named ones; 0: only these
 * @param snapshotsUnasked whether snapshots below are included though nobody named a type
 */
record Selection(ZfsCall call, Set<DatasetType> types, int depth, boolean snapshotsUnasked) {
    static final int ALL = Integer.MAX_VALUE;

    /**
     * What was found.
     *
     * @param nodes in the order of names, snapshots behind their dataset by age
     * @param exitCode 1 if something that was named could not be opened
     */
    record Found(List<Node> nodes, int exitCode) {}

    static final Comparator<Node> BY_NAME = Selection::compare;

    private static int compare(Node a, Node b) {
        int order = a.head().name().compareTo(b.head().name());
        if (order == 0) {
            order = Integer.compare(rank(a), rank(b));
        }
        if (order == 0 && !(a instanceof Bookmark)) {
            order = Long.compare(a.txg, b.txg);
        }
        return order == 0 ? a.name().compareTo(b.name()) : order;
    }

    private static int rank(Node node) {
        return node instanceof Dataset ? 0 : node instanceof Snapshot ? 1 : 2;
    }

    /** Reads the argument of {@code -t}; empty if a word is none of the types. */
    static Optional<Set<DatasetType>> parseTypes(String text) {
        Set<DatasetType> types = EnumSet.noneOf(DatasetType.class);
        for (String word : text.split(",")) {
            switch (word) {
                case "filesystem" -> types.add(DatasetType.FILESYSTEM);
                case "volume" -> types.add(DatasetType.VOLUME);
                case "snapshot", "snap" -> types.add(DatasetType.SNAPSHOT);
                case "bookmark" -> types.add(DatasetType.BOOKMARK);
                case "all" -> types.addAll(EnumSet.allOf(DatasetType.class));
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(types);
    }

    /** The first word that is no type. */
    static String badType(String text) {
        for (String word : text.split(",")) {
            if (parseTypes(word).isEmpty()) {
                return word;
            }
        }
        return text;
    }

    /** Reads {@code -r} and {@code -d}; empty with a complaint given back if the depth is no number. */
    static Optional<String> badDepth(Optional<String> depth) {
        return depth.filter(d -> !d.matches("[0-9]{1,9}"))
                .map(d -> d.startsWith("-") ? "Depth can not be negative." : d + " is not an integer");
    }

    /**
     * How deep to go: as the options say, or one level where somebody asks for the snapshots or the bookmarks of
     * something and gives no depth.
     */
    static int depth(Getopt given, Set<DatasetType> types, boolean named) {
        boolean deep = given.has('r') || given.has('d');
        boolean below =
                types.equals(EnumSet.of(DatasetType.SNAPSHOT)) || types.equals(EnumSet.of(DatasetType.BOOKMARK));
        return deep ? given.value('d').map(Integer::parseInt).orElse(ALL) : below && named ? 1 : 0;
    }

    /** What the names stand for, which may be paths; without names everything. */
    Found find(List<String> names) {
        return find(names, true);
    }

    /** What the names stand for; paths are not understood. */
    Found named(List<String> names) {
        return find(names, false);
    }

    private Found find(List<String> names, boolean paths) {
        Set<Node> found = new LinkedHashSet<>();
        int exitCode = 0;
        if (names.isEmpty()) {
            call.pools().pools().forEach(p -> collect(p.root(), ALL, found));
        }
        for (String name : names) {
            boolean path = paths && (name.startsWith("/") || name.startsWith("./"));
            Optional<Node> node = path ? byPath(name) : call.open(name, openable());
            if (node.isEmpty()) {
                exitCode = ZfsCall.FAILED;
            } else if (node.get() instanceof Dataset dataset) {
                collect(dataset, depth, found);
            } else {
                found.add(node.get());
            }
        }
        List<Node> sorted = new ArrayList<>(found);
        sorted.sort(BY_NAME);
        return new Found(sorted, exitCode);
    }

    private Optional<Node> byPath(String path) {
        Optional<Dataset> exact = call.pools().mountedAt(path);
        if (exact.isPresent()) {
            return Optional.of(exact.get());
        }
        if (!call.pools().ground().exists(path)) {
            call.fail("cannot open '" + path + "': No such file or directory");
            return Optional.empty();
        }
        Optional<Dataset> holding = call.pools().holding(path);
        if (holding.isEmpty()) {
            call.fail("'" + path + "': not a ZFS filesystem");
        }
        return holding.map(d -> d);
    }

    /** A filesystem may always be named where its descendants are wanted, and a volume where its snapshots are. */
    private Set<DatasetType> openable() {
        Set<DatasetType> open = EnumSet.copyOf(types);
        if (depth > 0) {
            open.add(DatasetType.FILESYSTEM);
            if (types.contains(DatasetType.SNAPSHOT) || types.contains(DatasetType.BOOKMARK)) {
                open.add(DatasetType.VOLUME);
            }
        }
        return open;
    }

    private void collect(Dataset dataset, int left, Set<Node> found) {
        if (types.contains(dataset.type())) {
            found.add(dataset);
        }
        if (left == 0) {
            return;
        }
        if (types.contains(DatasetType.SNAPSHOT) && (snapshotsUnasked || listsnapshots(dataset))) {
            found.addAll(dataset.snapshots());
        }
        if (types.contains(DatasetType.BOOKMARK)) {
            found.addAll(dataset.bookmarks.values());
        }
        dataset.children().forEach(c -> collect(c, left - 1, found));
    }

    private boolean listsnapshots(Dataset dataset) {
        return "on".equals(call.pools().pool(dataset).properties.get("listsnapshots"));
    }
}
