package dev.zplan.sim.zfs;

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

    static final Comparator<Node> BY_NAME = Comparator.comparing(Selection::datasetName)
            .thenComparing(n -> n instanceof Snapshot ? 1 : 0)
            .thenComparing(n -> n.txg)
            .thenComparing(Node::name);

    private static String datasetName(Node node) {
        return node instanceof Snapshot snapshot ? snapshot.dataset().name() : node.name();
    }

    /** Reads the argument of {@code -t}; empty if a word is none of the types. */
    static Optional<Set<DatasetType>> parseTypes(String text) {
        Set<DatasetType> types = EnumSet.noneOf(DatasetType.class);
        for (String word : text.split(",")) {
            switch (word) {
                case "filesystem" -> types.add(DatasetType.FILESYSTEM);
                case "volume" -> types.add(DatasetType.VOLUME);
                case "snapshot", "snap" -> types.add(DatasetType.SNAPSHOT);
                case "bookmark" -> {}
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

    Found find(List<String> names) {
        Set<Node> found = new LinkedHashSet<>();
        int exitCode = 0;
        if (names.isEmpty()) {
            call.pools().pools().forEach(p -> collect(p.root(), ALL, found));
        }
        for (String name : names) {
            Optional<Node> node = name.startsWith("/") || name.startsWith("./") ? byPath(name) : open(name);
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
        Optional<Dataset> holding = call.pools().holding(path);
        Optional<Dataset> exact = call.pools().mountedAt(path);
        if (exact.isPresent()) {
            return Optional.of(exact.get());
        }
        if (holding.isEmpty() || !call.pools().ground().isOccupied(path)) {
            call.fail("cannot open '" + path + "': No such file or directory");
            return Optional.empty();
        }
        return Optional.of(holding.get());
    }

    private Optional<Node> open(String name) {
        Optional<Node> node = call.open(name, true, true);
        if (node.isEmpty() || allowed(node.get())) {
            return node;
        }
        call.fail("cannot open '" + name + "': operation not applicable to datasets of this type");
        return Optional.empty();
    }

    /** A filesystem may always be named where its descendants are wanted. */
    private boolean allowed(Node node) {
        return types.contains(node.type())
                || (depth > 0 && node.type() == DatasetType.FILESYSTEM)
                || (depth > 0 && node.type() == DatasetType.VOLUME && types.contains(DatasetType.SNAPSHOT));
    }

    private void collect(Dataset dataset, int left, Set<Node> found) {
        if (types.contains(dataset.type())) {
            found.add(dataset);
        }
        if (left == 0) {
            return;
        }
        if (types.contains(DatasetType.SNAPSHOT) && snapshotsUnasked) {
            found.addAll(dataset.snapshots());
        }
        dataset.children().forEach(c -> collect(c, left - 1, found));
    }
}
