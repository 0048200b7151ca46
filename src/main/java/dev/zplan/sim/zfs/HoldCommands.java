package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code zfs hold}, {@code zfs holds} and {@code zfs release}. */
final class HoldCommands {

    /** MAXNAMELEN without the end of the string. */
    private static final int MAX_TAG = 255;

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
            return call.usage();
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
        return hold ? hold(call, name, snapshots, tag) : release(call, name, snapshots, tag);
    }

    /** All or none (dsl_dataset_user_hold). */
    private static int hold(ZfsCall call, String name, List<Snapshot> snapshots, String tag) {
        String head = "cannot hold snapshot '";
        if (snapshots.isEmpty()) {
            return call.fail(head + name + "': " + Pools.MISSING);
        }
        if (snapshots.stream().anyMatch(s -> !call.may(s.dataset(), "hold"))) {
            return call.fail("cannot hold: " + ZfsCall.DENIED);
        }
        int status = 0;
        for (Snapshot snapshot : snapshots) {
            if (tag.length() > MAX_TAG) {
                status = call.fail(head + snapshot.name() + "': tag too long");
            } else if (snapshot.holds.containsKey(tag)) {
                status = call.fail(head + snapshot.name() + "': tag already exists on this dataset");
            }
        }
        if (status == 0) {
            long now = call.pools().births().now();
            snapshots.forEach(s -> s.holds.put(tag, now));
        }
        return status;
    }

    /** Those that have the tag lose it; it is an error if none has it (zfs_release). */
    private static int release(ZfsCall call, String name, List<Snapshot> snapshots, String tag) {
        List<Snapshot> held =
                snapshots.stream().filter(s -> s.holds.containsKey(tag)).toList();
        if (held.isEmpty()) {
            return call.fail("cannot release hold from snapshot '" + name + "': "
                    + (snapshots.isEmpty() ? Pools.MISSING : "no such tag on this dataset"));
        }
        if (held.stream().anyMatch(s -> !call.may(s.dataset(), "release"))) {
            return call.fail("cannot release: " + ZfsCall.DENIED);
        }
        held.forEach(s -> drop(call, s, tag));
        return 0;
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
            return call.usage();
        }
        Set<Snapshot> found = new LinkedHashSet<>();
        int status = 0;
        for (String name : given.operands()) {
            int at = name.indexOf('@');
            if (at < 0) {
                status = call.fail("'" + name + "' is not a snapshot");
            } else if (given.has('r')) {
                Optional<Dataset> dataset = call.open(name.substring(0, at));
                status |= dataset.isPresent() ? 0 : ZfsCall.FAILED;
                dataset.stream()
                        .flatMap(d -> d.subtree().stream())
                        .flatMap(d -> d.snapshots().stream())
                        .filter(s -> s.tag().equals(name.substring(at + 1)))
                        .forEach(found::add);
            } else {
                Optional<Snapshot> snapshot = call.openSnapshot(name);
                status |= snapshot.isPresent() ? 0 : ZfsCall.FAILED;
                snapshot.ifPresent(found::add);
            }
        }
        call.console().out(given.has('H') ? bare(found) : aligned(found));
        if (found.isEmpty()) {
            call.console().out("no datasets available\n");
        }
        return status;
    }

    private static String bare(Set<Snapshot> found) {
        StringBuilder out = new StringBuilder();
        found.forEach(s ->
                s.holds.forEach((tag, time) -> out.append(s.name() + "\t" + tag + "\t" + Dates.hold(time) + "\n")));
        return out.toString();
    }

    private static String aligned(Set<Snapshot> found) {
        int name = found.stream().mapToInt(s -> s.name().length()).max().orElse(0);
        int tag = found.stream()
                .flatMap(s -> s.holds.keySet().stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
        StringBuilder out = new StringBuilder(line(name, "NAME", tag, "TAG", "TIMESTAMP"));
        found.forEach(s -> s.holds.forEach((t, time) -> out.append(line(name, s.name(), tag, t, Dates.hold(time)))));
        return out.toString();
    }

    private static String line(int nameWidth, String name, int tagWidth, String tag, String time) {
        return name + " ".repeat(Math.max(0, nameWidth - name.length()) + 2) + tag
                + " ".repeat(Math.max(0, tagWidth - tag.length()) + 2) + time + "\n";
    }
}
