package dev.zplan.sim.zfs;

import java.util.LinkedHashSet;
import java.util.Set;

/** What has to go before a dataset or snapshot can: in the order of libzfs (zfs_iter_dependents). */
final class Dependents {
    private final Pools pools;
    private final Set<Node> found = new LinkedHashSet<>();
    private final Set<Node> visited = new LinkedHashSet<>();

    private Dependents(Pools pools) {
        this.pools = pools;
    }

    /** Children, snapshots and clones, the deepest first, without the node itself. */
    static Set<Node> of(Pools pools, Node node) {
        Dependents dependents = new Dependents(pools);
        dependents.visit(node, true);
        return dependents.found;
    }

    private void visit(Node node, boolean first) {
        if (!visited.add(node)) {
            return;
        }
        if (node instanceof Snapshot snapshot) {
            pools.clonesOf(snapshot).forEach(c -> visit(c, false));
        } else if (node instanceof Dataset dataset) {
            dataset.children().forEach(c -> visit(c, false));
            dataset.snapshots().forEach(s -> visit(s, false));
        }
        if (!first) {
            found.add(node);
        }
    }
}
