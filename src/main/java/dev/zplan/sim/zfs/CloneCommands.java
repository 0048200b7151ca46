package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code zfs clone} and {@code zfs promote}. */
final class CloneCommands {

    private CloneCommands() {}

    static int clone(ZfsCall call) {
        Getopt given = Getopt.parse("o:p", call.args());
        Optional<Map<String, String>> properties = call.assignments(given.values('o'));
        if (properties.isEmpty()) {
            return ZfsCall.FAILED;
        }
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        List<String> operands = given.operands();
        if (operands.size() != 2) {
            return call.usage(
                    switch (operands.size()) {
                        case 0 -> "missing source dataset argument";
                        case 1 -> "missing target dataset argument";
                        default -> "too many arguments";
                    });
        }
        Optional<Snapshot> source = call.openSnapshot(operands.get(0));
        if (source.isEmpty()) {
            return ZfsCall.FAILED;
        }
        String target = operands.get(1);
        if (given.has('p') && DatasetName.fault(target, DatasetType.HEADS).isEmpty()) {
            if (call.pools().find(target).isPresent()) {
                return 0;
            }
            Optional<String> refusal = CreateCommand.ancestors(call, target);
            if (refusal.isPresent()) {
                return call.fail(refusal.get());
            }
        }
        Optional<String> refusal = new Vacancy(call.pools())
                .refusal(target)
                .or(() -> denied(call, source.get(), target, properties.get()))
                .or(() -> call.pools().clone(operands.get(0), target, properties.get()));
        return refusal.isPresent()
                ? call.fail("cannot create '" + target + "': " + refusal.get())
                : CreateCommand.mountNew(call, target, "clone");
    }

    private static Optional<String> denied(
            ZfsCall call, Snapshot source, String target, Map<String, String> properties) {
        return call.may(source.dataset(), "clone")
                ? CreateCommand.denied(call, target, properties)
                : Optional.of(ZfsCall.DENIED);
    }

    static int promote(ZfsCall call) {
        Getopt given = Getopt.parse("", call.args());
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        if (given.operands().isEmpty()) {
            return call.usage("missing clone filesystem argument");
        }
        if (given.operands().size() > 1) {
            return call.usage("too many arguments");
        }
        Optional<Dataset> clone = call.open(given.operands().get(0));
        if (clone.isEmpty()) {
            return ZfsCall.FAILED;
        }
        Optional<Snapshot> origin = clone.get().origin();
        boolean may = origin.isEmpty()
                || (call.may(clone.get(), "promote") && call.may(origin.get().dataset(), "promote"));
        Optional<String> refusal = may ? promote(call.pools(), clone.get()) : Optional.of(ZfsCall.DENIED);
        return refusal.isPresent() ? call.fail("cannot promote '" + clone.get().name() + "': " + refusal.get()) : 0;
    }

    /** The snapshots up to the origin move to the clone, and the former parent becomes a clone of it. */
    static Optional<String> promote(Pools pools, Dataset clone) {
        Optional<Snapshot> origin = clone.origin();
        if (origin.isEmpty()) {
            return Optional.of("not a cloned filesystem");
        }
        Dataset parent = origin.get().dataset();
        List<Snapshot> moving = parent.snapshots().stream()
                .filter(s -> s.txg <= origin.get().txg)
                .toList();
        for (Snapshot snapshot : moving) {
            if (clone.snapshots.containsKey(snapshot.tag())) {
                return Optional.of("conflicting snapshot '" + snapshot.tag() + "' from parent '"
                        + origin.get().name() + "'");
            }
        }
        List<Snapshot> own = new ArrayList<>(clone.snapshots());
        clone.snapshots.clear();
        for (Snapshot snapshot : moving) {
            parent.snapshots.remove(snapshot.tag());
            snapshot.dataset = clone;
            clone.snapshots.put(snapshot.tag(), snapshot);
        }
        own.forEach(s -> clone.snapshots.put(s.tag(), s));
        Optional<Snapshot> grandparent = parent.origin();
        pools.clones().separate(clone);
        grandparent.ifPresent(g -> pools.clones().join(clone, g));
        pools.clones().join(parent, origin.get());
        return Optional.empty();
    }
}
