package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        Set<Wanted> wanted = new LinkedHashSet<>();
        for (String name : given.operands()) {
            int at = name.indexOf('@');
            Optional<Dataset> dataset = at < 0 ? Optional.empty() : call.open(name.substring(0, at));
            if (dataset.isEmpty()) {
                return call.usage();
            }
            List<Dataset> places = given.has('r') ? dataset.get().subtree() : List.of(dataset.get());
            places.forEach(d -> wanted.add(new Wanted(d, name.substring(at + 1))));
        }
        int status = take(call, List.copyOf(wanted), properties.get());
        if (status != 0 && (given.has('r') || given.operands().size() > 1)) {
            call.fail("no snapshots were created");
        }
        return status;
    }

    private static int take(ZfsCall call, List<Wanted> wanted, Map<String, String> properties) {
        for (Wanted w : wanted) {
            Optional<String> fault = DatasetName.newFault(w.name(), DatasetType.SNAPSHOT);
            if (fault.isPresent()) {
                return call.fail("cannot create snapshot '" + w.name() + "': " + fault.get());
            }
        }
        Map<String, String> good = new LinkedHashMap<>();
        Optional<String> bad = new ValueCheck(DatasetType.SNAPSHOT, true, false, 8192).checkAll(properties, good);
        boolean may = wanted.stream().allMatch(w -> call.may(w.dataset(), "snapshot"));
        boolean twice = wanted.stream().map(Wanted::dataset).distinct().count() < wanted.size();
        Optional<String> refusal = bad.or(() -> may ? Optional.empty() : Optional.of(ZfsCall.DENIED))
                .or(() -> twice ? Optional.of("multiple snapshots of same fs not allowed") : Optional.empty());
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
