package dev.zplan.cli;

import dev.zplan.apply.journal.Holder;
import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.apply.journal.WorkspaceLock;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Work that only one zplan at a time may do in a workspace, and none before an interrupted one has been seen to. */
final class Exclusive {

    private final Context context;
    private final Path state;

    /** @param state zplan's own folder in the workspace */
    Exclusive(Context context, Path state) {
        this.context = context;
        this.state = state;
    }

    /**
     * Does {@code work} while holding the workspace's lock.
     *
     * @param command what others are told who find it locked
     * @throws DiagnosticException when another holds it, or an earlier transaction did not come to its end
     */
    <T> T run(String command, Supplier<T> work) {
        return whateverIsUnfinished(command, () -> {
            refuseUnfinished();
            return work.get();
        });
    }

    /** The same for the one that sees to interrupted work. */
    <T> T whateverIsUnfinished(String command, Supplier<T> work) {
        WorkspaceLock lock = lock(command);
        try {
            return work.get();
        } finally {
            lock.close();
        }
    }

    private WorkspaceLock lock(String command) {
        Holder self = new Holder(
                context.user(),
                context.machine(),
                ProcessHandle.current().pid(),
                context.clock().instant(),
                command);
        WorkspaceLock.Attempt attempt = WorkspaceLock.acquire(state, self);
        if (attempt instanceof WorkspaceLock.Attempt.Taken taken) {
            return taken.lock();
        }
        Holder holder = ((WorkspaceLock.Attempt.Held) attempt).holder();
        throw new DiagnosticException(Diagnostic.error(
                "zplan::lock::held",
                "the workspace is in use by " + (holder == null ? "another zplan" : holder.toString()),
                null,
                "wait for it to end, then try again"));
    }

    private void refuseUnfinished() {
        Journals journals = new Journals(state.resolve("journal"));
        for (TransactionId id : journals.unfinished()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::apply::unfinished",
                    "the transaction " + id + " did not come to its end: " + Unfinished.story(journals.read(id)),
                    null,
                    "zplan recover puts it right; its journal is " + journals.path(id)));
        }
    }
}
