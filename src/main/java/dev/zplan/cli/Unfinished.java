package dev.zplan.cli;

import dev.zplan.apply.journal.JournalRecord;
import java.util.List;
import java.util.TreeSet;

/** Says of a transaction that did not come to its end how far it came, or what it left. */
final class Unfinished {

    private Unfinished() {}

    /** What its journal tells, without a full stop. */
    static String story(List<JournalRecord> records) {
        TreeSet<String> running = new TreeSet<>();
        int done = 0;
        boolean committed = false;
        JournalRecord.End end = null;
        for (JournalRecord record : records) {
            if (record instanceof JournalRecord.Intent intent) {
                running.add(intent.step());
            } else if (record instanceof JournalRecord.Outcome outcome) {
                running.remove(outcome.step());
                done += outcome.result() == JournalRecord.Result.OK ? 1 : 0;
            } else if (record instanceof JournalRecord.Commit) {
                committed = true;
            } else if (record instanceof JournalRecord.End last) {
                end = last;
            }
        }
        if (end != null) {
            String left = end.detail().isEmpty() ? "" : ", left is " + end.detail();
            return end.result() + left;
        }
        return done
                + (done == 1 ? " step was done" : " steps were done")
                + (running.isEmpty() ? "" : ", under way were " + String.join(", ", running))
                + (committed ? "; it is committed, and purges may be due" : "; it is not committed");
    }
}
