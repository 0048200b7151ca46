package dev.zplan.apply;

import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.Journals;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as its journal tells it.
 *
 * @param id its name
 * @param records its journal; empty where it cannot be read, or holds nothing
 * @param problem why it cannot be read; null where it can
 */
public record PastApply(
        TransactionId id,
        List<JournalRecord> records,
        @Nullable Diagnostic problem) {

    /** Length of the part of a name that tells the second. */
    private static final int SECOND = "uuuuMMdd-HHmmss".length();

    /** What cannot be read has a name at least. */
    private static final Comparator<PastApply> ORDER = Comparator.comparing(
                    (PastApply past) -> past.id().text().substring(0, SECOND))
            .thenComparing(PastApply::when)
            .thenComparing(PastApply::revision)
            .thenComparing(PastApply::id);

    /** Keeps a copy. */
    public PastApply {
        records = List.copyOf(records);
    }

    /** All of them, newest first. */
    public static List<PastApply> all(Journals journals) {
        return journals.list().stream()
                .map(id -> of(journals, id))
                .sorted(ORDER.reversed())
                .toList();
    }

    /** One of them; a journal that cannot be read is no failure. */
    public static PastApply of(Journals journals, TransactionId id) {
        try {
            return new PastApply(id, journals.read(id), null);
        } catch (DiagnosticException e) {
            return new PastApply(id, List.of(), e.diagnostics().get(0));
        }
    }

    /** Who applied what; null where that is not known. */
    public JournalRecord.@Nullable Begin begin() {
        return records.isEmpty() ? null : (JournalRecord.Begin) records.get(0);
    }

    private Instant when() {
        JournalRecord.Begin begin = begin();
        return begin == null ? Instant.EPOCH : begin.when();
    }

    /** How far it came. */
    public Progress progress() {
        return Progress.of(records);
    }

    /** The registry's revision that it led to; -1 where it is not committed. */
    public long revision() {
        JournalRecord.Commit commit = progress().commit();
        return commit == null ? -1 : commit.registry().revision();
    }

    /** From its begin to its last end; null where one of them is not there. */
    public @Nullable Duration took() {
        JournalRecord.Begin begin = begin();
        JournalRecord.End end = progress().end();
        return begin == null || end == null ? null : Duration.between(begin.when(), end.when());
    }
}
