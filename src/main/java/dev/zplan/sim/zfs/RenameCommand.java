package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code zfs rename}. */
final class RenameCommand {

    private RenameCommand() {}

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse("fpr", call.args());
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
        if (given.has('r') && given.has('p')) {
            return call.usage("-p and -r options are mutually exclusive");
        }
        String source = operands.get(0);
        if (given.has('r') && !source.contains("@")) {
            return call.usage("source dataset for recursive rename must be a snapshot");
        }
        Set<DatasetType> types = EnumSet.copyOf(DatasetType.HEADS);
        if (!given.has('p')) {
            types.add(DatasetType.SNAPSHOT);
        }
        Optional<Node> node = call.open(source, types);
        if (node.isEmpty()) {
            return ZfsCall.FAILED;
        }
        String target = operands.get(1);
        if (node.get() instanceof Snapshot snapshot) {
            return snapshot(call, snapshot, target, given.has('r'));
        }
        if (given.has('p') && DatasetName.fault(target, DatasetType.HEADS).isEmpty()) {
            Optional<String> refusal = CreateCommand.ancestors(call, target);
            if (refusal.isPresent()) {
                return call.fail(refusal.get());
            }
        }
        return dataset(call, (Dataset) node.get(), target, given.has('f'));
    }

    private static int snapshot(ZfsCall call, Snapshot snapshot, String text, boolean recursive) {
        String dataset = snapshot.dataset().name();
        String target = text.startsWith("@") ? dataset + text : text.contains("@") ? text : dataset + "@" + text;
        if (!target.startsWith(dataset + "@")) {
            return call.fail("cannot rename to '" + target + "': snapshots must be part of same dataset");
        }
        Optional<String> fault = DatasetName.newFault(target, DatasetType.SNAPSHOT);
        if (fault.isPresent()) {
            return call.fail("cannot rename to '" + target + "': " + fault.get());
        }
        String from = snapshot.tag();
        String to = target.substring(target.indexOf('@') + 1);
        List<Dataset> places = recursive ? snapshot.dataset().subtree() : List.of(snapshot.dataset());
        String head = "cannot rename '" + snapshot.name() + "': ";
        if (!call.may(snapshot.dataset(), "rename", "mount", "create")) {
            return call.fail(head + ZfsCall.DENIED);
        }
        for (Dataset place : places) {
            if (!from.equals(to) && place.snapshots.containsKey(to)) {
                return call.fail(
                        head + (recursive ? "a child dataset already has a snapshot with the new name" : Pools.EXISTS));
            }
        }
        places.forEach(p -> retag(p, from, to));
        return 0;
    }

    private static void retag(Dataset dataset, String from, String to) {
        List<Snapshot> all = new ArrayList<>(dataset.snapshots());
        dataset.snapshots.clear();
        for (Snapshot s : all) {
            s.tag = s.tag.equals(from) ? to : s.tag;
            dataset.snapshots.put(s.tag, s);
        }
    }

    private static int dataset(ZfsCall call, Dataset source, String target, boolean force) {
        Pools pools = call.pools();
        if (source.name().equals(target)) {
            return 0;
        }
        Optional<String> fault = DatasetName.newFault(target, source.type());
        if (fault.isPresent()) {
            return call.fail("cannot rename to '" + target + "': " + fault.get());
        }
        Optional<String> noParent = new Vacancy(pools).noParent(target);
        boolean below = target.startsWith(source.name() + "/");
        if (noParent.isPresent() && !(below && pools.pool(source.poolName()).isPresent())) {
            return call.fail("cannot create '" + target + "': " + noParent.get());
        }
        if (!target.startsWith(source.poolName() + "/")) {
            return call.fail("cannot rename to '" + target + "': datasets must be within same pool");
        }
        if (target.startsWith(source.name() + "/")) {
            return call.fail("cannot rename to '" + target
                    + "': New dataset name cannot be a descendant of current dataset name");
        }
        Optional<String> refusal = refusal(call, source);
        return refusal.isPresent()
                ? call.fail("cannot rename '" + source.name() + "': " + refusal.get())
                : move(call, source, target, force);
    }

    private static Optional<String> refusal(ZfsCall call, Dataset source) {
        Mounts mounts = new Mounts(call.pools());
        if (source.isFilesystem() && mounts.zoned(source)) {
            return Optional.of("dataset is used in a non-global zone");
        }
        boolean childZoned = source.subtree().stream()
                .anyMatch(d -> d.isFilesystem()
                        && mounts.zoned(d)
                        && d.localValue("mountpoint").isEmpty());
        return childZoned ? Optional.of(Setter.CHILD_ZONED) : Optional.empty();
    }

    /** What the kernel says when everything is unmounted. */
    private static Optional<String> refusalOfKernel(ZfsCall call, Dataset source, String target) {
        Optional<Dataset> parent = call.pools().find(Pools.parentOf(target));
        boolean may = call.may(source, "rename", "mount")
                && parent.filter(p -> call.may(p, "create", "mount")).isPresent();
        if (!may) {
            return Optional.of(ZfsCall.DENIED);
        }
        return call.pools().find(target).isPresent() ? Optional.of(Pools.EXISTS) : Optional.empty();
    }

    /** Unmounts what is below, moves, and mounts it again where it now belongs. */
    private static int move(ZfsCall call, Dataset source, String target, boolean force) {
        Mounts mounts = new Mounts(call.pools());
        List<Dataset> mounted = new ArrayList<>();
        List<Dataset> down = new ArrayList<>(source.subtree());
        Collections.reverse(down);
        for (Dataset d : down) {
            if (d.mountedAt().isEmpty() || !Mounts.mountpoint(d).startsWith("/")) {
                continue;
            }
            Optional<String> complaint = mounts.unmount(d, call.root(), force);
            if (complaint.isPresent()) {
                mounted.forEach(mounts::mount);
                return call.fail(complaint.get());
            }
            mounted.add(0, d);
        }
        Optional<String> refusal = refusalOfKernel(call, source, target);
        int status = refusal.isPresent() ? call.fail("cannot rename '" + source.name() + "': " + refusal.get()) : 0;
        if (refusal.isEmpty()) {
            call.pools().move(source, target);
        }
        for (Dataset d : mounted) {
            Optional<String> complaint = mounts.mount(d);
            status |= complaint.isPresent() ? call.fail(complaint.get()) : 0;
        }
        return status;
    }
}
