package dev.zplan.cli;

import dev.zplan.apply.Progress;
import dev.zplan.apply.journal.JournalRecord;
import java.util.List;
import java.util.Map;

/** Says of a transaction that did not come to its end how far it came, or what it left. */
final class Unfinished {

    private Unfinished() {}

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
