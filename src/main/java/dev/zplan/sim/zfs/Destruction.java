package dev.zplan.sim.zfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Destroys one thing after the other, complaining as zfs_destroy and zfs_destroy_snaps_nvl do.
 *
 * @param call that wants it
 * @param force whether filesystems are unmounted though they are in use
 */
record Destruction(ZfsCall call, boolean force) {

    /** Whether it is gone. */
    boolean destroy(Node node) {
        if (node instanceof Bookmark bookmark) {
            bookmark.dataset.bookmarks.remove(bookmark.tag);
            return true;
        }
        return node instanceof Snapshot snapshot ? alone(snapshot) : destroy((Dataset) node);
    }

    private boolean alone(Snapshot snapshot) {
        Optional<String> reason =
                call.may(snapshot.dataset(), "destroy", "mount") ? inUse(snapshot) : Optional.of(ZfsCall.DENIED);
        reason.ifPresent(r -> call.fail("cannot destroy '" + snapshot.name() + "': " + r));
        if (reason.isEmpty()) {
            call.pools().remove(snapshot);
        }
        return reason.isEmpty();
    }

    private Optional<String> inUse(Snapshot snapshot) {
        if (!snapshot.holds.isEmpty()) {
            return Optional.of(Pools.BUSY);
        }
        return call.pools().clonesOf(snapshot).isEmpty() ? Optional.empty() : Optional.of("snapshot is cloned");
    }

    private boolean destroy(Dataset dataset) {
        Optional<String> complaint = new Mounts(call.pools()).unmount(dataset, call.root(), force);
        if (complaint.isPresent()) {
            call.fail(complaint.get());
            return false;
        }
        String head = "cannot destroy '" + dataset.name() + "': ";
        if (!call.may(dataset, "destroy", "mount")) {
            call.fail(head + ZfsCall.DENIED);
            return false;
        }
        if (dataset.busy() && !(force && dataset.isFilesystem())) {
            call.fail(head + Pools.BUSY);
            return false;
        }
        call.pools().remove(dataset);
        return true;
    }

    /** Destroys all of these snapshots, or none. With {@code defer} those in use go when they no longer are. */
    boolean destroyAll(List<Snapshot> doomed, boolean defer) {
        if (doomed.stream().anyMatch(s -> !call.may(s.dataset(), "destroy", "mount"))) {
            call.fail("cannot destroy snapshots: " + ZfsCall.DENIED);
            return false;
        }
        List<Snapshot> used = new ArrayList<>(
                doomed.stream().filter(s -> inUse(s).isPresent()).toList());
        if (defer) {
            used.forEach(s -> s.deferred = true);
            doomed.stream().filter(s -> !used.contains(s)).forEach(call.pools()::remove);
            return true;
        }
        used.forEach(s -> call.fail("cannot destroy snapshot " + s.name() + ": " + inUse(s).orElse("")));
        if (used.isEmpty()) {
            doomed.forEach(call.pools()::remove);
        }
        return used.isEmpty();
    }
}
