package dev.zplan.apply;

import dev.zplan.apply.journal.JournalRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far an apply came, as its journal tells.
 *
 * @param steps by name, in the order in which they were begun last
 * @param commit the commit record; null where there is none
 * @param purged names of the purges that are done
 * @param end the last word; null while it runs, or where it died
 */
public record Progress(
        Map<String, State> steps,
        JournalRecord.@Nullable Commit commit,
        Set<String> purged,
        JournalRecord.@Nullable End end) {

    /** How far a step came. */
    public enum State {
        /** Begun; nobody knows whether it had an effect. */
        UNDER_WAY("under way"),
        /** Done. */
        DONE("done"),
        /** It failed, or its undo did; what it left is on the host. */
        FAILED("failed"),
        /** Taken back. */
        UNDONE("undone");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** Nothing begun. */
    static Progress none() {
        return of(List.of());
    }

    /** What these records tell. */
    public static Progress of(List<JournalRecord> records) {
        Map<String, State> steps = new LinkedHashMap<>();
        Set<String> purged = new TreeSet<>();
        JournalRecord.Commit commit = null;
        JournalRecord.End end = null;
        for (JournalRecord record : records) {
            end = null;
            if (record instanceof JournalRecord.Intent intent) {
                steps.remove(intent.step());
                steps.put(intent.step(), State.UNDER_WAY);
            } else if (record instanceof JournalRecord.Outcome outcome) {
                steps.put(outcome.step(), ok(outcome.result()) ? State.DONE : State.FAILED);
            } else if (record instanceof JournalRecord.UndoIntent undo) {
                steps.put(undo.step(), State.UNDER_WAY);
            } else if (record instanceof JournalRecord.UndoOutcome undone) {
                steps.put(undone.step(), ok(undone.result()) ? State.UNDONE : State.FAILED);
            } else if (record instanceof JournalRecord.Commit committed) {
                commit = committed;
            } else if (record instanceof JournalRecord.PurgeOutcome purge && ok(purge.result())) {
                purged.add(purge.step());
            } else if (record instanceof JournalRecord.End last) {
                end = last;
            }
        }
        return new Progress(steps, commit, purged, end);
    }

    private static boolean ok(JournalRecord.Result result) {
        return result == JournalRecord.Result.OK;
    }

    /** How far a step came; null where it was not begun. */
    public @Nullable State state(String step) {
        return steps.get(step);
    }

    /** How many steps came that far. */
    public long count(State state) {
        return steps.values().stream().filter(s -> s == state).count();
    }

    /** Whether recover has something to do. */
    public boolean isUnfinished() {
        return end == null || !end.result().complete();
    }
}
