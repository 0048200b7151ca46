package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code zfs receive}. */
final class ReceiveCommand {
    private final ZfsCall call;
    private final Getopt given;
    private final Map<String, String> assigned;
    private final Set<Dataset> made = new LinkedHashSet<>();

    private ReceiveCommand(ZfsCall call, Getopt given, Map<String, String> assigned) {
        this.call = call;
        this.given = given;
        this.assigned = assigned;
    }

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse(":o:x:denuvsFM", call.args());
        Optional<Map<String, String>> assigned = call.assignments(given.values('o'));
        if (assigned.isEmpty()) {
            return call.usage();
        }
        if (given.has('d') && given.has('e')) {
            return call.usage("invalid option combination: -d and -e are mutually exclusive");
        }
        if (given.fault().isPresent()) {
            return call.usageTelling(given.fault().get());
        }
        if (given.operands().isEmpty()) {
            return call.usage("missing snapshot argument");
        }
        if (given.operands().size() > 1) {
            return call.usage("too many arguments");
        }
        return new ReceiveCommand(call, given, assigned.get())
                .receive(given.operands().get(0));
    }

    private int receive(String target) {
        String head = "cannot receive: ";
        if ((given.has('d') || given.has('e')) && call.pools().findAny(target).isEmpty()) {
            return call.fail(head + "specified fs (" + target + ") does not exist");
        }
        if (call.stdin().isEmpty()) {
            return call.fail(head + "failed to read from stream");
        }
        Optional<SendStream> stream = SendStream.read(call.stdin());
        if (stream.isEmpty()) {
            return call.fail(head + "invalid stream (bad magic number)");
        }
        if (stream.get().recursive() && target.contains("@")) {
            return call.fail(head + "cannot specify snapshot name for multi-snapshot stream");
        }
        for (SendStream.Sent record : stream.get().records()) {
            Optional<String> refusal = one(stream.get(), record, target);
            if (refusal.isPresent()) {
                return call.fail(refusal.get());
            }
        }
        return given.has('u') ? 0 : mountAll();
    }

    private int mountAll() {
        Mounts mounts = new Mounts(call.pools());
        int status = 0;
        for (Dataset dataset : made) {
            boolean wanted = mounts.wanted(dataset) && dataset.mountedAt().isEmpty();
            Optional<String> complaint = !wanted
                    ? Optional.empty()
                    : call.root()
                            ? mounts.mount(dataset)
                            : Optional.of("cannot mount '" + dataset.name() + "': " + Mounts.UNPRIVILEGED);
            status |= complaint.isPresent() ? call.fail(complaint.get()) : 0;
        }
        return status;
    }

    /** The snapshot that a record becomes: what was not named in sending is put behind what is named here. */
    private String destination(SendStream stream, String name, String target) {
        if (given.has('e')) {
            String sent = stream.sent();
            return target + "/" + name.substring(sent.lastIndexOf('/') + 1);
        }
        if (given.has('d')) {
            int slash = name.indexOf('/');
            return target + name.substring(slash < 0 ? name.indexOf('@') : slash);
        }
        return target.contains("@")
                ? target
                : target + name.substring(stream.sent().length());
    }

    private Optional<String> one(SendStream stream, SendStream.Sent record, String target) {
        String snapshot = destination(stream, record.name(), target);
        boolean fresh = record.from() == 0 || record.cloned();
        String head = "cannot receive " + (fresh ? "new filesystem" : "incremental") + " stream: ";
        Optional<String> fault = DatasetName.fault(snapshot, Set.of(DatasetType.SNAPSHOT));
        if (fault.isPresent()) {
            return Optional.of(head + "invalid name");
        }
        String name = snapshot.substring(0, snapshot.indexOf('@'));
        Optional<Dataset> there = call.pools().find(name);
        Optional<Snapshot> same =
                fresh ? Optional.empty() : there.flatMap(d -> Optional.ofNullable(d.snapshots.get(tag(snapshot))));
        if (same.isPresent()) {
            return same.get().guid() == record.guid()
                    ? Optional.empty()
                    : Optional.of("cannot restore to " + snapshot + ": destination already exists");
        }
        Optional<String> refusal = fresh ? refusedNew(record, name, there) : refusedMore(record, name, there);
        if (refusal.isPresent()) {
            return refusal.map(r -> r.startsWith("cannot") ? r : head + r);
        }
        if (given.has('v')) {
            call.console()
                    .out((given.has('n') ? "would receive " : "receiving ")
                            + (record.from() == 0 ? "full" : "incremental") + " stream of " + record.name() + " into "
                            + snapshot + "\n");
        }
        if (given.has('n')) {
            return Optional.empty();
        }
        return take(record, snapshot, fresh).map(r -> head + r);
    }

    private static boolean holds(Dataset dataset, long guid) {
        return dataset.snapshots().stream().anyMatch(s -> s.guid() == guid);
    }

    private static String tag(String snapshot) {
        return snapshot.substring(snapshot.indexOf('@') + 1);
    }

    private Optional<String> refusedNew(SendStream.Sent record, String name, Optional<Dataset> there) {
        if (record.cloned() && snapshotOf(record.from()).isEmpty()) {
            return Optional.of("local origin for clone " + name + " does not exist");
        }
        if (there.isPresent()) {
            return occupied(name, there.get());
        }
        if (!name.contains("/")) {
            return Optional.of("destination '" + name + "' does not exist");
        }
        if (given.has('d')) {
            Optional<String> refusal = CreateCommand.ancestors(call, name);
            refusal.ifPresent(call::fail);
        }
        Optional<Dataset> parent = call.open(Pools.parentOf(name));
        if (parent.isEmpty()) {
            return Optional.of("unable to restore to destination");
        }
        if (!parent.get().isFilesystem()) {
            return Optional.of("parent '" + parent.get().name() + "' is not a filesystem");
        }
        return call.may(parent.get(), "receive", "create", "mount") ? Optional.empty() : Optional.of(ZfsCall.DENIED);
    }

    private Optional<String> occupied(String name, Dataset dataset) {
        if (!given.has('F')) {
            return Optional.of("destination '" + name + "' exists\nmust specify -F to overwrite it");
        }
        Optional<Snapshot> first = dataset.snapshots().stream().findFirst();
        if (first.isPresent()) {
            return Optional.of(
                    "destination has snapshots (eg. " + first.get().name() + ")\nmust destroy them to overwrite it");
        }
        if (dataset.origin().isPresent()) {
            return Optional.of("destination '" + name + "' is a clone\nmust destroy it to overwrite it");
        }
        return new Mounts(call.pools()).unmount(dataset, call.root(), false);
    }

    private Optional<Snapshot> snapshotOf(long guid) {
        return call.pools().all().stream()
                .flatMap(d -> d.snapshots().stream())
                .filter(s -> s.guid() == guid)
                .findFirst();
    }

    private Optional<String> refusedMore(SendStream.Sent record, String name, Optional<Dataset> there) {
        if (there.isEmpty()) {
            return Optional.of("destination '" + name + "' does not exist");
        }
        Dataset dataset = there.get();
        List<Snapshot> all = List.copyOf(dataset.snapshots());
        Optional<Snapshot> latest = all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
        boolean matches = given.has('F')
                ? holds(dataset, record.from())
                : latest.filter(s -> s.guid() == record.from()).isPresent();
        if (!matches) {
            return Optional.of("most recent snapshot of " + name + " does not\nmatch incremental source");
        }
        boolean modified = latest.filter(s -> s.blocks.extents.equals(dataset.blocks.extents))
                .isEmpty();
        if (modified && !given.has('F')) {
            return Optional.of("destination " + name + " has been modified\nsince most recent snapshot");
        }
        return call.may(dataset, "receive", "create", "mount") ? Optional.empty() : Optional.of(ZfsCall.DENIED);
    }

    /** Makes the dataset, if it is new, and the snapshot. */
    private Optional<String> take(SendStream.Sent record, String snapshot, boolean fresh) {
        Pools pools = call.pools();
        String name = snapshot.substring(0, snapshot.indexOf('@'));
        Optional<String> refusal = Optional.empty();
        if (fresh && record.cloned()) {
            Optional<Snapshot> origin = snapshotOf(record.from());
            refusal = pools.clone(origin.map(Snapshot::name).orElse(""), name, Map.of());
        } else if (fresh && pools.find(name).isEmpty()) {
            DatasetType type = record.volume() ? DatasetType.VOLUME : DatasetType.FILESYSTEM;
            refusal = pools.create(name, type, record.fixed());
        }
        Optional<Dataset> there = pools.find(name);
        if (refusal.isPresent() || there.isEmpty()) {
            return refusal;
        }
        Dataset dataset = there.get();
        if (fresh) {
            made.add(dataset);
        }
        List.copyOf(dataset.snapshots()).stream()
                .filter(s -> !fresh && later(dataset, s, record.from()))
                .forEach(pools::remove);
        refusal = take(dataset, tag(snapshot), record);
        if (refusal.isPresent()) {
            if (fresh) {
                pools.remove(dataset);
            }
            return refusal;
        }
        return settle(dataset, record);
    }

    /** The snapshot arrives, and the dataset becomes what it is. */
    private Optional<String> take(Dataset dataset, String tag, SendStream.Sent record) {
        Blocks blocks = new Blocks();
        record.blocks().forEach(blocks::add);
        long room = new Space(call.pools()).available(dataset);
        if (blocks.notIn(List.of(dataset.blocks)) > room + dataset.referenced()) {
            return Optional.of(Pools.NO_SPACE);
        }
        long txg = call.pools().births().nextTxg();
        Snapshot snapshot = new Snapshot(dataset, tag, record.guid(), txg, record.creation());
        snapshot.blocks = blocks;
        snapshot.local.putAll(record.own());
        dataset.blocks = blocks.copy();
        dataset.snapshots.put(tag, snapshot);
        return Optional.empty();
    }

    private static boolean later(Dataset dataset, Snapshot snapshot, long from) {
        return dataset.snapshots().stream().anyMatch(s -> s.guid() == from && s.txg < snapshot.txg);
    }

    private Optional<String> settle(Dataset dataset, SendStream.Sent record) {
        Map<String, String> received = new TreeMap<>(record.properties());
        received.keySet().removeAll(given.values('x'));
        if (!record.properties().isEmpty()) {
            dataset.received.clear();
        }
        dataset.received.putAll(received);
        Map<String, String> good = new LinkedHashMap<>();
        Optional<String> bad =
                new ValueCheck(dataset.type(), false, false, Pools.blockSize(dataset)).checkAll(assigned, good);
        dataset.local.putAll(bad.isEmpty() ? good : Map.of());
        return bad;
    }
}
