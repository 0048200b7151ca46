package dev.zplan.cli;

import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.apply.lock.Holder;
import dev.zplan.apply.lock.WorkspaceLock;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.workspace.Workspace;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Work that only one zplan at a time may do in a workspace, and none before an interrupted one has been seen to. */
final class Exclusive {

    private final Context context;
    private final Workspace workspace;
    private final Waiting waiting;

    Exclusive(Context context, Workspace workspace, LockOptions options) {
        this.context = context;
        this.workspace = workspace;
        this.waiting = new Waiting(context, options.timeout);
    }

    /**
     * What comes with the lock.
     *
     * @param hosts locks hosts; they are given back in the end
     * @param interrupts hears of signals
     */
    record Hold(HostLocks hosts, Interrupts interrupts) {}

    /**
     * Does {@code work} while holding the workspace's lock.
     *
     * @param command what others are told who find it locked
     * @throws DiagnosticException when another holds it, or an earlier transaction did not come to its end
     */
    <T> T run(String command, Function<Hold, T> work) {
        return whateverIsUnfinished(command, hold -> {
            refuseUnfinished();
            return work.apply(hold);
        });
    }

    /** The same for the one that sees to interrupted work. */
    <T> T whateverIsUnfinished(String command, Function<Hold, T> work) {
        try (WorkspaceLock lock = lock(command)) {
            HostLocks hosts = new HostLocks(context, waiting, lock.holder());
            try (Interrupts interrupts = new Interrupts(context, () -> giveBack(hosts))) {
                try {
                    return work.apply(new Hold(hosts, interrupts));
                } finally {
                    giveBack(hosts);
                }
            }
        }
    }

    private WorkspaceLock lock(String command) {
        Holder self =
                Holder.here(context.user(), context.machine(), context.clock().instant(), command, workspace.root());
        AtomicReference<@Nullable WorkspaceLock> lock = new AtomicReference<>();
        waiting.until(() -> {
            WorkspaceLock.Attempt attempt = WorkspaceLock.acquire(workspace.state(), self);
            if (attempt instanceof WorkspaceLock.Attempt.Taken taken) {
                lock.set(taken.lock());
                return null;
            }
            return Obstacle.workspace(((WorkspaceLock.Attempt.Held) attempt).holder());
        });
        return Objects.requireNonNull(lock.get());
    }

    /** Hosts on which a transaction of this workspace stands still stay locked until it is recovered. */
    private void giveBack(HostLocks hosts) {
        if (hosts.any() && !isMidway()) {
            hosts.giveBack();
        }
    }

    private boolean isMidway() {
        Journals journals = journals();
        try {
            return journals.unfinished().stream().anyMatch(id -> {
                List<JournalRecord> records = journals.read(id);
                return !(records.get(records.size() - 1) instanceof JournalRecord.End);
            });
        } catch (DiagnosticException e) {
            return true; // a journal that cannot be read may be of one
        }
    }

    private void refuseUnfinished() {
        Journals journals = journals();
        for (TransactionId id : journals.unfinished()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::apply::unfinished",
                    "the transaction " + id + " did not come to its end: " + Unfinished.story(journals.read(id)),
                    null,
                    "zplan recover puts it right; its journal is " + journals.path(id)));
        }
    }

    private Journals journals() {
        return new Journals(workspace.state().resolve("journal"));
    }
}
