package dev.zplan.cli;

import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.lock.Holder;
import dev.zplan.apply.lock.HostLock;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.report.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A lock that somebody else has.
 *
 * @param what is locked, with its article
 * @param host the host that is locked; null for a workspace
 * @param holder who has it; null if that is not known
 * @param text who has it, for messages
 */
record Obstacle(
        String what, @Nullable String host, @Nullable Holder holder, String text) {

    /** The lock of a workspace. */
    static Obstacle workspace(@Nullable Holder holder) {
        return new Obstacle(
                "the workspace", null, holder, holder == null ? "another zplan" : Printable.line(holder.toString()));
    }

    /** The lock of a host. */
    static Obstacle host(String name, HostLock.Note note) {
        return new Obstacle("the host " + name, name, note.holder(), Printable.line(note.toString()));
    }

    /** Who has it, for people. */
    @Override
    public String toString() {
        return what + " is in use by " + text;
    }

    /** Whether the holder's process still runs, asked on {@code machine}. */
    Holder.Life life(String machine) {
        return holder == null ? Holder.Life.UNKNOWN : holder.life(machine);
    }

    /** Why nothing was done. */
    DiagnosticException refusal(String machine) {
        boolean gone = life(machine) == Holder.Life.GONE;
        return new DiagnosticException(Diagnostic.error(
                "zplan::lock::held", this + (gone ? "; its owner is gone" : ""), null, remedy(machine, gone)));
    }

    private String remedy(String machine, boolean gone) {
        if (gone && leftUnfinished(machine)) {
            return "an apply there did not come to its end: zplan recover in that workspace puts it right";
        }
        return gone
                ? "look whether it left something half done, then zplan unlock " + host + " removes the lock"
                : "wait for it to end, with --lock-timeout 5m for one, then try again"
                        + (host == null
                                ? ""
                                : "; a lock that nobody holds any more is removed by zplan unlock " + host);
    }

    /** Whether the holder's workspace, which must be on this machine to be looked at, waits for recover. */
    boolean leftUnfinished(String machine) {
        if (holder == null || !holder.machine().equals(machine)) {
            return false;
        }
        try {
            return !new Journals(Path.of(holder.workspace()).resolve(".zplan").resolve("journal"))
                    .unfinished()
                    .isEmpty();
        } catch (InvalidPathException e) {
            return false;
        } catch (DiagnosticException e) {
            return true;
        }
    }
}
