package dev.zplan.apply;

import dev.zplan.apply.journal.Journal;
import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.registry.Delta;
import dev.zplan.registry.Snapshot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transaction whose records go to a journal, secrets left out. */
public final class JournaledTransaction implements Transaction {

    private static final int TAIL = 4000;

    private final TransactionId id;
    private final Journal journal;
    private final Redactor redactor;
    private final Snapshot before;

    /**
     * For a journal that has begun.
     *
     * @param before the registry that the plan was made with
     */
    public JournaledTransaction(TransactionId id, Journal journal, Redactor redactor, Snapshot before) {
        this.id = id;
        this.journal = journal;
        this.redactor = redactor;
        this.before = before;
    }

    @Override
    public String id() {
        return id.text();
    }

    @Override
    public void intent(Step step) {
        journal.append(
                step.stage() == Stage.PURGE
                        ? new JournalRecord.PurgeIntent(step.id().toString(), shown(step.commands()))
                        : new JournalRecord.Intent(
                                step.id().toString(),
                                step.id().verb().id(),
                                step.id().address(),
                                shown(step.commands()),
                                shown(step.undo()),
                                step.transition().from(),
                                step.transition().to()));
    }

    @Override
    public void outcome(Step step, ApplyEvent.@Nullable Failure failure, Duration took) {
        JournalRecord.Result result = failure == null ? JournalRecord.Result.OK : JournalRecord.Result.FAILED;
        String output = failure == null ? "" : tail(redactor.text(failure.output()));
        journal.append(
                step.stage() == Stage.PURGE
                        ? new JournalRecord.PurgeOutcome(step.id().toString(), result, output)
                        : new JournalRecord.Outcome(
                                step.id().toString(),
                                result,
                                failure == null ? 0 : failure.exitCode(),
                                output,
                                took.toMillis()));
    }

    @Override
    public void undoIntent(Step step, List<CommandLine> commands) {
        journal.append(new JournalRecord.UndoIntent(step.id().toString(), shown(commands)));
    }

    @Override
    public void undoOutcome(Step step, @Nullable String problem) {
        journal.append(new JournalRecord.UndoOutcome(
                step.id().toString(),
                problem == null ? JournalRecord.UndoResult.OK : JournalRecord.UndoResult.FAILED,
                problem == null ? "" : tail(redactor.text(problem))));
    }

    @Override
    public void commit(Snapshot registry) {
        journal.append(new JournalRecord.Commit(Delta.between(before, registry)));
    }

    @Override
    public void end(Outcome outcome) {
        journal.append(new JournalRecord.End(
                switch (outcome.result()) {
                    case COMMITTED -> JournalRecord.EndResult.COMMITTED;
                    case ROLLED_BACK -> JournalRecord.EndResult.ROLLED_BACK;
                    case ROLLBACK_INCOMPLETE -> JournalRecord.EndResult.ROLLBACK_INCOMPLETE;
                    case PURGE_INCOMPLETE -> JournalRecord.EndResult.PURGE_INCOMPLETE;
                },
                redactor.text(String.join("; ", outcome.left()))));
    }

    private List<String> shown(List<CommandLine> commands) {
        return redactor.commands(commands).stream().map(CommandLine::script).toList();
    }

    private static String tail(String text) {
        return text.length() <= TAIL ? text : "…" + text.substring(text.length() - TAIL);
    }
}
