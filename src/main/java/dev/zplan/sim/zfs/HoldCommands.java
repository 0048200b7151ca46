package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code zfs hold}, {@code zfs holds} and {@code zfs release}. */
final class HoldCommands {

    private HoldCommands() {}

    static int hold(ZfsCall call) {
        return change(call, true);
    }

    static int release(ZfsCall call) {
        return change(call, false);
    }

    private static int change(ZfsCall call, boolean hold) {
        Getopt given = Getopt.parse("r", call.args());
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        if (given.operands().size() < 2) {
            call.console().errRaw(ZfsUsage.of(call.subcommand()));
            return ZfsCall.USAGE;
        }
        String tag = given.operands().get(0);
        if (hold && tag.startsWith(".")) {
            return call.usage("tag may not start with '.'");
        }
        int status = 0;
        for (String name : given.operands().subList(1, given.operands().size())) {
            status |= one(call, given.has('r'), tag, name, hold);
        }
        return status;
    }

    private static int one(ZfsCall call, boolean recursive, String tag, String name, boolean hold) {
        int at = name.indexOf('@');
        if (at < 0) {
            return call.fail("'" + name + "' is not a snapshot");
        }
        Optional<Dataset> dataset = call.open(name.substring(0, at));
        if (dataset.isEmpty()) {
            return ZfsCall.FAILED;
        }
        List<Snapshot> snapshots = new ArrayList<>();
        for (Dataset d : recursive ? dataset.get().subtree() : List.of(dataset.get())) {
            Optional.ofNullable(d.snapshots.get(name.substring(at + 1))).ifPresent(snapshots::add);
        }
        String head = hold ? "cannot hold snapshot '" : "cannot release hold from snapshot '";
        if (snapshots.isEmpty()) {
            return call.fail(head + name + "': " + Pools.MISSING);
        }
        if (!call.root()) {
            return call.fail(head + name + "': " + ZfsCall.DENIED);
        }
        int status = 0;
        for (Snapshot snapshot : snapshots) {
            boolean has = snapshot.holds.containsKey(tag);
            if (hold && !has) {
                snapshot.holds.put(tag, call.pools().births().now());
            } else if (!hold && has) {
                drop(call, snapshot, tag);
            } else {
                String reason = hold ? "tag already exists on this dataset" : "no such tag on this dataset";
                status = call.fail(head + snapshot.name() + "': " + reason);
            }
        }
        return status;
    }

    private static void drop(ZfsCall call, Snapshot snapshot, String tag) {
        snapshot.holds.remove(tag);
        if (snapshot.deferred
                && snapshot.holds.isEmpty()
                && call.pools().clonesOf(snapshot).isEmpty()) {
            call.pools().remove(snapshot);
        }
    }

    static int holds(ZfsCall call) {
        Getopt given = Getopt.parse("rH", call.args());
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        if (given.operands().isEmpty()) {
            call.console().errRaw(ZfsUsage.of(call.subcommand()));
            return ZfsCall.USAGE;
        }
        List<List<String>> lines = new ArrayList<>();
        int status = 0;
        for (String name : given.operands()) {
            Optional<Snapshot> snapshot = call.openSnapshot(name);
            status |= snapshot.isPresent() ? 0 : ZfsCall.FAILED;
            snapshot.ifPresent(
                    s -> s.holds.forEach((tag, time) -> lines.add(List.of(s.name(), tag, Dates.hold(time)))));
        }
        StringBuilder out = new StringBuilder();
        if (given.has('H')) {
            lines.forEach(l -> out.append(String.join("\t", l)).append('\n'));
        } else if (!lines.isEmpty()) {
            lines.add(0, List.of("NAME", "TAG", "TIMESTAMP"));
            GetCommand.aligned(lines, out);
        }
        call.console().out(out.toString());
        return status;
    }
}
