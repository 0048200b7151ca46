package dev.zplan.cli;

import dev.zplan.apply.PastApply;
import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.apply.lock.Holder;
import dev.zplan.apply.lock.WorkspaceLock;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The transactions of a workspace.
 *
 * @param state the workspace's own folder
 * @param machine the machine that zplan runs on
 */
record Transactions(Path state, String machine) {

    static Transactions of(Workspace workspace, Context context) {
        return new Transactions(workspace.state(), context.machine());
    }

    Journals journals() {
        return new Journals(state.resolve("journal"));
    }

    /** All of them, newest first. */
    List<PastApply> all() {
        return PastApply.all(journals());
    }

    /** The one whose name begins so, or ends in these four characters. */
    PastApply find(String name) {
        List<String> names = journals().list().stream().map(TransactionId::text).toList();
        List<String> found = names.stream()
                .filter(n -> n.startsWith(name) || n.endsWith("-" + name))
                .toList();
        if (name.isEmpty() || found.isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::history::unknown",
                    "there is no transaction \"" + name + "\"",
                    null,
                    Suggestion.nearest(name, names)
                            .map(n -> "did you mean " + n + "?")
                            .orElse("zplan history lists them")));
        }
        if (found.size() > 1) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::history::ambiguous",
                    found.size() + " transactions have \"" + name + "\" in their names",
                    null,
                    "they are: " + String.join(", ", found)));
        }
        return PastApply.of(journals(), new TransactionId(found.get(0)));
    }

    /** The same, and its journal can be read. */
    PastApply readable(String name) {
        PastApply past = find(name);
        Diagnostic problem = past.problem();
        if (problem != null) {
            throw new DiagnosticException(problem);
        }
        return past;
    }

    /** Whether the zplan that began it holds the workspace's lock. */
    boolean isRunning(PastApply past) {
        JournalRecord.Begin begin = past.begin();
        Optional<Holder> holder = WorkspaceLock.told(state);
        return begin != null
                && holder.filter(h -> h.machine().equals(begin.host())
                                && h.pid() == begin.pid()
                                && h.life(machine) != Holder.Life.GONE)
                        .isPresent();
    }
}
