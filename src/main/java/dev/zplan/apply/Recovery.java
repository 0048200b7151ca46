package dev.zplan.apply;

import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.plan.Origin;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Step;
import dev.zplan.resource.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings an apply that did not come to its end to one: before its commit record back to where it began or on to where it was
 * going, after it only forward. What was under way is settled by what is on the host.
 */
public final class Recovery {

    private final Origin.Again again;
    private final Progress progress;

    /**
     * Of an apply.
     *
     * @param again its plan
     * @param records its journal
     */
    public Recovery(Origin.Again again, List<JournalRecord> records) {
        this.again = again;
        this.progress = Progress.of(records);
    }

    /** Its plan. */
    public Plan plan() {
        return again.plan();
    }

    /** How far it came. */
    public Progress progress() {
        return progress;
    }

    /** Whether it can only go forward. */
    public boolean isCommitted() {
        return progress.commit() != null;
    }

    /** Whether a resource, as it is on its host now, is as it should be after a step. */
    public boolean isDone(Step step, @Nullable Resource now) {
        return Settling.isDone(step, now, plan().request().kinds());
    }

    /** Back to where it began; it is not committed. */
    public Outcome back(Applier applier, Transaction transaction) {
        return applier.rollBack(plan(), transaction, progress);
    }

    /**
     * Checks that it can be carried on.
     *
     * @throws DiagnosticException {@code zplan::recover::secret_missing} when a secret that it wants is not known
     */
    public void mustBeKnown() {
        if (!again.missing().isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::recover::secret_missing",
                    "the plan needs secrets that are not the ones it was made with",
                    null,
                    "give the variables the values that they had, by --vars or ZPLAN_VAR_name, or go back with"
                            + " --rollback"));
        }
    }

    /** On to where it was going; it is not committed, and all that it needs is known. */
    public Outcome on(Applier applier, Transaction transaction) {
        return applier.resume(plan(), transaction, progress);
    }

    /** After the commit record: what is owned is written down, and what is due is destroyed. */
    public Outcome forward(Applier applier, Transaction transaction) {
        return applier.forward(plan(), transaction, progress);
    }
}
