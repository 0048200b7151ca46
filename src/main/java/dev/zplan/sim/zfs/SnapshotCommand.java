package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code zfs snapshot}: all that were named, or none. */
final class SnapshotCommand {

    private SnapshotCommand() {}

    /** A snapshot to be taken. */
    private record Wanted(Dataset dataset, String tag) {
        String name() {
            return dataset.name() + "@" + tag;
        }
    }

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse("ro:", call.args());
        Optional<Map<String, String>> properties = call.assignments(given.values('o'));
        if (properties.isEmpty()) {
            return ZfsCall.FAILED;
        }
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        if (given.operands().isEmpty()) {
            return call.usage("missing snapshot argument");
        }
        List<Wanted> wanted = new ArrayList<>();
        for (String name : given.operands()) {
            int at = name.indexOf('@');
            Optional<Dataset> dataset = at < 0 ? Optional.empty() : call.open(name.substring(0, at));
            if (dataset.isEmpty()) {
                call.console().errRaw(ZfsUsage.of(call.subcommand()));
                return ZfsCall.USAGE;
            }
            List<Dataset> places = given.has('r') ? dataset.get().subtree() : List.of(dataset.get());
            places.forEach(d -> wanted.add(new Wanted(d, name.substring(at + 1))));
        }
        int status = take(call, wanted, properties.get());
        if (status != 0 && (given.has('r') || given.operands().size() > 1)) {
            call.fail("no snapshots were created");
        }
        return status;
    }

    private static int take(ZfsCall call, List<Wanted> wanted, Map<String, String> properties) {
        for (Wanted w : wanted) {
            Optional<String> fault = DatasetName.snapshotFault(w.name());
            if (fault.isPresent()) {
                return call.fail("cannot create snapshot '" + w.name() + "': " + fault.get());
            }
        }
        Map<String, String> good = new TreeMap<>();
        Optional<String> bad = new ValueCheck(DatasetType.SNAPSHOT, true, false, 8192).checkAll(properties, good);
        Optional<String> refusal = bad.isEmpty() && !call.root() ? Optional.of(ZfsCall.DENIED) : bad;
        if (refusal.isPresent()) {
            return call.fail("cannot create snapshots : " + refusal.get());
        }
        int status = 0;
        for (Wanted w : wanted) {
            if (w.dataset().snapshots.containsKey(w.tag())) {
                status = call.fail("cannot create snapshot '" + w.name() + "': " + Pools.EXISTS);
            }
        }
        for (Wanted w : status == 0 ? wanted : List.<Wanted>of()) {
            Optional<String> reason = call.pools().snapshot(w.dataset().name(), w.tag(), good);
            if (reason.isPresent()) {
                return call.fail("cannot create snapshots : " + reason.get());
            }
        }
        return status;
    }
}
