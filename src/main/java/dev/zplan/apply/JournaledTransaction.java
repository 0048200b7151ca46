package dev.zplan.apply;

import dev.zplan.apply.journal.JournalRecord;
import dev.zplan.apply.journal.TransactionId;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.registry.Delta;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** A transaction whose records go to a journal, secrets left out. */
public final class JournaledTransaction implements Transaction {

    private static final int TAIL = 4000;

    private final TransactionId id;
    private final Consumer<JournalRecord> journal;
    private final Redactor redactor;
    private final Clock clock;

    /**
     * For a journal that has begun.
     *
     * @param journal writes a record, which would outlive a crash when that returns
     */
    public JournaledTransaction(TransactionId id, Consumer<JournalRecord> journal, Redactor redactor, Clock clock) {
        this.id = id;
        this.journal = journal;
        this.redactor = redactor;
        this.clock = clock;
    }

    @Override
    public String id() {
        return id.text();
    }

    @Override
    public void intent(Step step) {
        String name = step.id().toString();
        journal.accept(
                step.stage() == Stage.PURGE
                        ? new JournalRecord.PurgeIntent(name, shown(step.commands()))
                        : new JournalRecord.Intent(name, shown(step.commands()), shown(step.undo()), clock.instant()));
    }

    @Override
    public void gate(Step step, StepRun run) {
        journal.accept(new JournalRecord.Gate(step.id().toString(), result(run), ran(run)));
    }

    @Override
    public void outcome(Step step, StepRun run) {
        String name = step.id().toString();
        journal.accept(
                step.stage() == Stage.PURGE
                        ? new JournalRecord.PurgeOutcome(name, result(run), reason(run), ran(run))
                        : new JournalRecord.Outcome(name, result(run), reason(run), ran(run)));
    }

    @Override
    public void undoIntent(Step step, List<CommandLine> commands) {
        journal.accept(new JournalRecord.UndoIntent(step.id().toString(), shown(commands)));
    }

    @Override
    public void undoOutcome(Step step, StepRun run) {
        journal.accept(new JournalRecord.UndoOutcome(step.id().toString(), result(run), reason(run), ran(run)));
    }

    @Override
    public void putBack(Address address, StepRun run) {
        journal.accept(new JournalRecord.PutBack(address, ran(run)));
    }

    @Override
    public void commit(Snapshot before, Snapshot registry, List<Step> purges) {
        journal.accept(new JournalRecord.Commit(
                Delta.between(before, registry),
                purges.stream().map(s -> s.id().toString()).toList(),
                clock.instant()));
    }

    @Override
    public void end(Outcome outcome) {
        JournalRecord.EndResult result = switch (outcome.result()) {
            case COMMITTED -> JournalRecord.EndResult.COMMITTED;
            case PARTLY_COMMITTED -> JournalRecord.EndResult.PARTLY_COMMITTED;
            case ROLLED_BACK -> JournalRecord.EndResult.ROLLED_BACK;
            case ROLLBACK_INCOMPLETE -> JournalRecord.EndResult.ROLLBACK_INCOMPLETE;
            case PURGE_INCOMPLETE -> JournalRecord.EndResult.PURGE_INCOMPLETE;
        };
        journal.accept(
                new JournalRecord.End(result, redactor.text(String.join("; ", outcome.left())), clock.instant()));
    }

    private static JournalRecord.Result result(StepRun run) {
        return run.failure() == null ? JournalRecord.Result.OK : JournalRecord.Result.FAILED;
    }

    private static String reason(StepRun run) {
        return run.failure() == null ? "" : run.failure().reason();
    }

    private List<JournalRecord.Ran> ran(StepRun run) {
        return run.ran().stream()
                .map(r -> new JournalRecord.Ran(
                        redactor.command(r.command()).script(),
                        r.exitCode(),
                        tail(redactor.text(r.output())),
                        r.took().toMillis()))
                .toList();
    }

    private List<String> shown(List<CommandLine> commands) {
        return redactor.commands(commands).stream().map(CommandLine::script).toList();
    }

    private static String tail(String text) {
        return text.length() <= TAIL ? text : "…" + text.substring(text.length() - TAIL);
    }
}
