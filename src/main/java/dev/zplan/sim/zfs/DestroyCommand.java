package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.EnumSet;
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
        if (name.contains("@")) {
            return command.snapshots(name);
        }
        return name.contains("#") ? command.bookmark(name) : command.dataset(name);
    }

    private int dataset(String name) {
        Optional<Node> opened = call.open(name, defer ? EnumSet.of(DatasetType.SNAPSHOT) : DatasetType.HEADS);
        if (opened.isEmpty()) {
            return ZfsCall.FAILED;
        }
        Dataset target = opened.get().head();
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
        return destroyInOrder(doomed) ? 0 : ZfsCall.FAILED;
    }

    /** Complains of children that nobody asked to destroy, or else of clones elsewhere. */
    private boolean refusedFor(Node target, Set<Node> dependents) {
        boolean complained = false;
        for (Node node : dependents) {
            boolean child =
                    node.name().startsWith(target.name() + "/") || node.name().startsWith(target.name() + "@");
            if (child == recurse && !(!child && target instanceof Snapshot)) {
                continue;
            }
            if (!complained) {
                complained = true;
                call.fail("cannot destroy '" + target.name() + "': "
                        + target.type().word() + " has " + (child ? "children" : "dependent clones"));
                call.fail("use '-" + (child ? 'r' : 'R') + "' to destroy the following datasets:");
            }
            call.fail(node.name());
        }
        return complained;
    }

    /** Snapshots that follow each other go at once. Ends at the first failure, as illumos does. */
    private boolean destroyInOrder(List<Node> doomed) {
        Destruction destruction = new Destruction(call, force);
        List<Snapshot> batch = new ArrayList<>();
        for (Node node : doomed) {
            announce(node);
            if (dry) {
                continue;
            }
            if (node instanceof Snapshot snapshot) {
                batch.add(snapshot);
                continue;
            }
            if (!destruction.destroyAll(batch, false)) {
                return false;
            }
            batch.clear();
            if (((Dataset) node).parent().isPresent() && !destruction.destroy(node)) {
                return false;
            }
        }
        return destruction.destroyAll(batch, false);
    }

    private void announce(Node node) {
        if (verbose) {
            String head = parsable ? "destroy\t" : dry ? "would destroy " : "will destroy ";
            call.console().out(head + node.name() + "\n");
        }
    }

    private int bookmark(String name) {
        String what = dry ? "dryrun" : defer ? "defer destroy" : "recursive";
        if (dry || defer || recurse) {
            call.fail(what + " is not supported with bookmark");
            return ZfsCall.MINUS_ONE;
        }
        Optional<Node> found = call.pools().findAny(name);
        if (found.isEmpty()) {
            return call.fail("bookmark '" + name + "' does not exist.");
        }
        if (!call.may(found.get().head(), "destroy", "mount")) {
            return call.fail("cannot destroy bookmark: " + ZfsCall.DENIED);
        }
        return new Destruction(call, false).destroy(found.get()) ? 0 : ZfsCall.FAILED;
    }

    private int snapshots(String name) {
        String dataset = name.substring(0, name.indexOf('@'));
        Optional<Dataset> opened = call.open(dataset);
        if (opened.isEmpty()) {
            return ZfsCall.FAILED;
        }
        List<Dataset> places = recurse ? opened.get().subtree() : List.of(opened.get());
        Set<Snapshot> doomed = new LinkedHashSet<>();
        for (Dataset place : places) {
            List<Snapshot> here = named(place, name.substring(name.indexOf('@') + 1));
            boolean refused = false;
            for (Snapshot snapshot : withClones || defer ? List.<Snapshot>of() : here) {
                refused |= refusedFor(snapshot, Dependents.of(call.pools(), snapshot));
            }
            if (refused) {
                return ZfsCall.FAILED;
            }
            place.snapshots().stream().filter(here::contains).forEach(this::announce);
            doomed.addAll(here);
        }
        if (doomed.isEmpty()) {
            return call.fail("could not find any snapshots to destroy; check snapshot names.");
        }
        if (verbose) {
            long freed = Space.reclaimed(doomed);
            String head = dry ? "would reclaim " : "will reclaim ";
            call.console().out((parsable ? "reclaim\t" + freed : head + Size.bytes(freed)) + "\n");
        }
        if (dry) {
            return 0;
        }
        Set<Node> clones = new LinkedHashSet<>();
        doomed.forEach(s -> clones.addAll(withClones ? Dependents.of(call.pools(), s) : Set.of()));
        boolean done = destroyInOrder(List.copyOf(clones));
        List<Snapshot> left = doomed.stream()
                .filter(s -> call.pools().findSnapshot(s.name()).isPresent())
                .toList();
        return done && new Destruction(call, force).destroyAll(left, defer) ? 0 : ZfsCall.FAILED;
    }

    /** Snapshots by a list of tags and ranges such as {@code a,b%d,%f} (zfs_iter_snapspec). */
    private static List<Snapshot> named(Dataset dataset, String spec) {
        List<Snapshot> found = new ArrayList<>();
        List<Snapshot> all = List.copyOf(dataset.snapshots());
        for (String part : spec.split(",")) {
            int percent = part.indexOf('%');
            String from = percent < 0 ? part : part.substring(0, percent);
            String to = percent < 0 ? part : part.substring(percent + 1);
            if (!to.isEmpty() && !dataset.snapshots.containsKey(to)) {
                continue;
            }
            boolean inside = from.isEmpty();
            for (Snapshot snapshot : all) {
                inside |= snapshot.tag().equals(from);
                if (inside && !found.contains(snapshot)) {
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
