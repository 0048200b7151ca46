package dev.zplan.cli;

import dev.zplan.apply.Progress;
import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.Journals;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.workspace.Workspace;
import java.util.List;
import java.util.Map;

/** Says of a transaction that did not come to its end how far it came, or what it left. */
final class Unfinished {

    private Unfinished() {}

    /** For who plans while a transaction is under way, or was cut off: what the hosts are now is no state to plan from. */
    static List<Diagnostic> warnings(Workspace workspace) {
        Journals journals = new Journals(workspace.state().resolve("journal"));
        try {
            return warnings(journals);
        } catch (DiagnosticException e) {
            return e.diagnostics(); // a journal that cannot be read is no reason to show no plan
        }
    }

    private static List<Diagnostic> warnings(Journals journals) {
        return journals.unfinished().stream()
                .map(id -> Diagnostic.warning(
                        "zplan::apply::unfinished",
                        "the transaction " + id + " has not come to its end: " + story(journals.read(id)),
                        null,
                        "wait for its apply; if that has died, zplan recover puts it right"))
                .toList();
    }

    /** What its journal tells, without a full stop. */
    static String story(List<JournalRecord> records) {
        Progress progress = Progress.of(records);
        JournalRecord.End end = progress.end();
        if (end != null) {
            return end.result() + (end.detail().isEmpty() ? "" : ", left is " + end.detail());
        }
        long done = progress.count(Progress.State.DONE);
        List<String> running = progress.steps().entrySet().stream()
                .filter(s -> s.getValue() == Progress.State.UNDER_WAY)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return done
                + (done == 1 ? " step was done" : " steps were done")
                + (running.isEmpty() ? "" : ", under way were " + String.join(", ", running))
                + (progress.commit() == null ? "; it is not committed" : "; it is committed, and purges may be due");
    }
}
