package dev.zplan.apply;

import dev.zplan.module.CommandLine;
import dev.zplan.plan.Step;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import java.util.List;

/** What has to be on disk before and after each effect. May be called by several threads. */
public interface Transaction {

    /** Its name. */
    String id();

    /** A step is about to run. */
    void intent(Step step);

    /** What a step's gate saw: it has run, and counts as done when that is there. */
    void gate(Step step, StepRun run);

    /** A step has ended. */
    void outcome(Step step, StepRun run);

    /** A step is about to be undone by these commands. */
    void undoIntent(Step step, List<CommandLine> commands);

    /** A step was undone, or not. */
    void undoOutcome(Step step, StepRun run);

    /** What a host had changed by itself was put back, or not. */
    void putBack(Address address, StepRun run);

    /**
     * The point of no return.
     *
     * @param before what was owned till now
     * @param registry what is owned from now on
     * @param purges the steps that are due from now on
     */
    void commit(Snapshot before, Snapshot registry, List<Step> purges);

    /** Over. */
    void end(Outcome outcome);
}
