package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code zfs rollback}. */
final class RollbackCommand {

    /** How many of what is in the way are named. */
    private static final int SHOWN = 32;

    private RollbackCommand() {}

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse("rRf", call.args());
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        if (given.operands().isEmpty()) {
            return call.usage("missing dataset argument");
        }
        if (given.operands().size() > 1) {
            return call.usage("too many arguments");
        }
        Optional<Snapshot> opened = call.openSnapshot(given.operands().get(0));
        if (opened.isEmpty()) {
            return ZfsCall.FAILED;
        }
        Snapshot snapshot = opened.get();
        Dataset dataset = snapshot.dataset();
        List<Node> later = new ArrayList<>();
        dataset.snapshots().stream().filter(s -> s.txg > snapshot.txg).forEach(later::add);
        dataset.bookmarks.values().stream().filter(b -> b.txg > snapshot.txg).forEach(later::add);
        if (!later.isEmpty() && !given.has('r') && !given.has('R')) {
            call.fail("cannot rollback to '" + snapshot.name() + "': more recent snapshots or bookmarks exist");
            call.fail("use '-r' to force deletion of the following snapshots and bookmarks:");
            later.stream().limit(SHOWN).forEach(s -> call.fail(s.name()));
            return later.size() < SHOWN
                    ? ZfsCall.FAILED
                    : call.fail("Output limited to " + SHOWN + " snapshots/bookmarks");
        }
        return clear(call, given, snapshot, later) ? back(call, snapshot) : ZfsCall.FAILED;
    }

    private static boolean clear(ZfsCall call, Getopt given, Snapshot snapshot, List<Node> later) {
        List<Node> dependents = new ArrayList<>();
        later.forEach(s -> dependents.addAll(Dependents.of(call.pools(), s)));
        if (!dependents.isEmpty() && !given.has('R')) {
            call.fail("cannot rollback to '" + snapshot.name() + "': clones of previous snapshots exist");
            call.fail("use '-R' to force deletion of the following clones and dependents:");
            dependents.forEach(c -> call.fail(c.name()));
            return false;
        }
        Destruction destruction = new Destruction(call, given.has('f'));
        boolean clear = true;
        for (Node node : dependents) {
            clear &= destruction.destroy(node);
        }
        for (Node node : later) {
            clear &= destruction.destroy(node);
        }
        return clear;
    }

    private static int back(ZfsCall call, Snapshot snapshot) {
        if (!call.may(snapshot.dataset(), "rollback")) {
            return call.fail("cannot rollback '" + snapshot.dataset().name() + "': " + ZfsCall.DENIED);
        }
        snapshot.dataset().blocks = snapshot.blocks.copy();
        return 0;
    }
}
