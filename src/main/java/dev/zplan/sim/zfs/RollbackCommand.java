package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code zfs rollback}. */
final class RollbackCommand {

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
        List<Snapshot> later = snapshot.dataset().snapshots().stream()
                .filter(s -> s.txg > snapshot.txg)
                .toList();
        if (!later.isEmpty() && !given.has('r') && !given.has('R')) {
            call.fail("cannot rollback to '" + snapshot.name() + "': more recent snapshots or bookmarks exist");
            call.fail("use '-r' to force deletion of the following snapshots and bookmarks:");
            later.forEach(s -> call.fail(s.name()));
            return ZfsCall.FAILED;
        }
        return clear(call, given, snapshot, later) ? back(call, snapshot) : ZfsCall.FAILED;
    }

    private static boolean clear(ZfsCall call, Getopt given, Snapshot snapshot, List<Snapshot> later) {
        List<Node> clones = new ArrayList<>();
        later.forEach(s -> clones.addAll(Dependents.of(call.pools(), s)));
        if (!clones.isEmpty() && !given.has('R')) {
            call.fail("cannot rollback to '" + snapshot.name() + "': clones of previous snapshots exist");
            call.fail("use '-R' to force deletion of the following clones and dependents:");
            clones.forEach(c -> call.fail(c.name()));
            return false;
        }
        for (Node node : clones) {
            if (node instanceof Dataset dataset) {
                call.pools().remove(dataset);
            } else {
                call.pools().remove((Snapshot) node);
            }
        }
        later.forEach(call.pools()::remove);
        return true;
    }

    private static int back(ZfsCall call, Snapshot snapshot) {
        if (!call.root()) {
            return call.fail("cannot rollback '" + snapshot.dataset().name() + "': " + ZfsCall.DENIED);
        }
        snapshot.dataset().referenced = snapshot.referenced;
        snapshot.unique = 0;
        return 0;
    }
}
