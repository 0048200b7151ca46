package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code zfs destroy}. */
final class DestroyCommand {
    private final ZfsCall call;
    private final boolean recurse;
    private final boolean withClones;
    private final boolean force;
    private final boolean dry;
    private final boolean defer;
    private final boolean verbose;
    private final boolean parsable;

    private DestroyCommand(ZfsCall call, Getopt given) {
        this.call = call;
        this.withClones = given.has('R');
        this.recurse = given.has('r') || withClones;
        this.force = given.has('f');
        this.dry = given.has('n');
        this.defer = given.has('d');
        this.parsable = given.has('p');
        this.verbose = given.has('v') || parsable;
    }

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse("vpndfrR", call.args());
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        if (given.operands().isEmpty()) {
            return call.usage("missing dataset argument");
        }
        if (given.operands().size() > 1) {
            return call.usage("too many arguments");
        }
        String name = given.operands().get(0);
        DestroyCommand command = new DestroyCommand(call, given);
        return name.contains("@") ? command.snapshots(name) : command.dataset(name);
    }

    private int dataset(String name) {
        Optional<Dataset> opened = call.open(name);
        if (opened.isEmpty()) {
            return ZfsCall.FAILED;
        }
        Dataset target = opened.get();
        if (!recurse && target.parent().isEmpty()) {
            call.fail("cannot destroy '" + name + "': operation does not apply to pools");
            call.fail("use 'zfs destroy -r " + name + "' to destroy all datasets in the pool");
            return call.fail("use 'zpool destroy " + name + "' to destroy the pool itself");
        }
        Set<Node> dependents = Dependents.of(call.pools(), target);
        if (!withClones && refusedFor(target, dependents)) {
            return ZfsCall.FAILED;
        }
        List<Node> doomed = new ArrayList<>(dependents);
        doomed.add(target);
        for (Node node : doomed) {
            int status = destroyOne(node);
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    /** Complains of children that nobody asked to destroy, or of clones elsewhere. */
    private boolean refusedFor(Node target, Set<Node> dependents) {
        String complained = "";
        for (Node node : dependents) {
            boolean child =
                    node.name().startsWith(target.name() + "/") || node.name().startsWith(target.name() + "@");
            if (child && recurse) {
                continue;
            }
            if (complained.isEmpty()) {
                complained = child ? "children" : "dependent clones";
                call.fail("cannot destroy '" + target.name() + "': "
                        + target.type().word() + " has " + complained);
                call.fail("use '-" + (child ? 'r' : 'R') + "' to destroy the following datasets:");
            }
            call.fail(node.name());
        }
        return !complained.isEmpty();
    }

    private int destroyOne(Node node) {
        announce(node);
        if (dry) {
            return 0;
        }
        return node instanceof Snapshot snapshot ? destroy(snapshot) : destroy((Dataset) node);
    }

    private void announce(Node node) {
        if (verbose) {
            String head = parsable ? "destroy\t" : dry ? "would destroy " : "will destroy ";
            call.console().out(head + node.name() + "\n");
        }
    }

    private int destroy(Dataset dataset) {
        if (!call.root()) {
            return call.fail(dataset.mountedAt()
                    .map(path -> "cannot unmount '" + path + "': " + ZfsCall.DENIED)
                    .orElse("cannot destroy '" + dataset.name() + "': " + ZfsCall.DENIED));
        }
        if (dataset.parent().isEmpty()) {
            return 0;
        }
        Optional<String> complaint = new Mounts(call.pools()).unmount(dataset, force);
        if (complaint.isPresent()) {
            return call.fail(complaint.get());
        }
        if (dataset.busy() && !force) {
            return call.fail("cannot destroy '" + dataset.name() + "': " + Pools.BUSY);
        }
        call.pools().remove(dataset);
        return 0;
    }

    private int destroy(Snapshot snapshot) {
        String head = "cannot destroy snapshot " + snapshot.name() + ": ";
        if (!call.root()) {
            return call.fail(head + ZfsCall.DENIED);
        }
        boolean held = !snapshot.holds.isEmpty();
        boolean cloned = !call.pools().clonesOf(snapshot).isEmpty();
        if ((held || cloned) && defer) {
            snapshot.deferred = true;
            return 0;
        }
        if (held || cloned) {
            return call.fail(head + (held ? Pools.BUSY : "snapshot is cloned"));
        }
        call.pools().remove(snapshot);
        return 0;
    }

    private int snapshots(String name) {
        String dataset = name.substring(0, name.indexOf('@'));
        Optional<Dataset> opened = call.open(dataset);
        if (opened.isEmpty()) {
            return ZfsCall.FAILED;
        }
        List<Dataset> places = recurse ? opened.get().subtree() : List.of(opened.get());
        Set<Snapshot> doomed = new LinkedHashSet<>();
        places.forEach(d -> doomed.addAll(named(d, name.substring(name.indexOf('@') + 1))));
        if (doomed.isEmpty()) {
            return call.fail("could not find any snapshots to destroy; check snapshot names.");
        }
        for (Snapshot snapshot : doomed) {
            Set<Node> dependents = Dependents.of(call.pools(), snapshot);
            if (!withClones && !defer && refusedFor(snapshot, dependents)) {
                return ZfsCall.FAILED;
            }
            for (Node node : withClones ? dependents : Set.<Node>of()) {
                int status = destroyOne(node);
                if (status != 0) {
                    return status;
                }
            }
        }
        return destroyAll(doomed);
    }

    private int destroyAll(Set<Snapshot> doomed) {
        long freed = doomed.stream().mapToLong(s -> s.unique).sum();
        int status = 0;
        doomed.forEach(this::announce);
        if (verbose) {
            String size = freed == 0 ? "0B" : Size.nice(freed);
            String head = dry ? "would reclaim " : "will reclaim ";
            call.console().out((parsable ? "reclaim\t" + freed : head + size) + "\n");
        }
        if (!dry) {
            for (Snapshot snapshot : doomed) {
                status |= destroy(snapshot);
            }
        }
        return status;
    }

    /** Snapshots by a list of tags and ranges such as {@code a,b%d,%f}. */
    private static List<Snapshot> named(Dataset dataset, String spec) {
        List<Snapshot> found = new ArrayList<>();
        List<Snapshot> all = List.copyOf(dataset.snapshots());
        for (String part : spec.split(",")) {
            int percent = part.indexOf('%');
            if (percent < 0) {
                all.stream().filter(s -> s.tag().equals(part)).forEach(found::add);
                continue;
            }
            String from = part.substring(0, percent);
            String to = part.substring(percent + 1);
            boolean inside = from.isEmpty();
            for (Snapshot snapshot : all) {
                inside |= snapshot.tag().equals(from);
                if (inside) {
                    found.add(snapshot);
                }
                if (snapshot.tag().equals(to)) {
                    break;
                }
            }
        }
        return found;
    }
}
