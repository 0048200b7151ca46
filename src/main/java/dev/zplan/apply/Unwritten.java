package dev.zplan.apply;

import dev.zplan.module.CommandLine;
import dev.zplan.plan.Step;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import java.util.List;

/** A transaction without a journal: for hosts that nobody will miss. */
public final class Unwritten implements Transaction {

    @Override
    public String id() {
        return "unwritten";
    }

    @Override
    public void intent(Step step) {}

    @Override
    public void gate(Step step, StepRun run) {}

    @Override
    public void outcome(Step step, StepRun run) {}

    @Override
    public void undoIntent(Step step, List<CommandLine> commands) {}

    @Override
    public void undoOutcome(Step step, StepRun run) {}

    @Override
    public void putBack(Address address, StepRun run) {}

    @Override
    public void commit(Snapshot before, Snapshot registry, List<Step> purges) {}

    @Override
    public void end(Outcome outcome) {}
}
