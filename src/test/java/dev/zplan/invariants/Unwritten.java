package dev.zplan.invariants;

import dev.zplan.apply.ApplyEvent;
import dev.zplan.apply.Outcome;
import dev.zplan.apply.Transaction;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Step;
import dev.zplan.registry.Snapshot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transaction without a journal. */
final class Unwritten implements Transaction {

    @Override
    public String id() {
        return "t1";
    }

    @Override
    public void intent(Step step) {}

    @Override
    public void outcome(Step step, ApplyEvent.@Nullable Failure failure, Duration took) {}

    @Override
    public void undoIntent(Step step, List<CommandLine> commands) {}

    @Override
    public void undoOutcome(Step step, @Nullable String problem) {}

    @Override
    public void commit(Snapshot registry) {}

    @Override
    public void end(Outcome outcome) {}
}
