package dev.zplan.plan;

import dev.zplan.module.CommandLine;
import dev.zplan.module.Effect;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A step as it is shown and saved: without secrets, so it cannot be run.
 *
 * @param id its name
 * @param stage on which side of the commit point it runs
 * @param effect what it does to the host
 * @param commands what it runs, in order
 * @param undo what takes it back
 * @param timeout how long each command may take
 * @param needs the steps that come before
 */
public record PlanFileStep(
        StepId id,
        Stage stage,
        Effect effect,
        List<CommandLine> commands,
        List<CommandLine> undo,
        Duration timeout,
        SortedSet<StepId> needs) {

    /** Keeps copies. */
    public PlanFileStep {
        commands = List.copyOf(commands);
        undo = List.copyOf(undo);
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
    }

    static PlanFileStep of(Step step, Redactor redactor) {
        return new PlanFileStep(
                step.id(),
                step.stage(),
                step.effect(),
                redactor.commands(step.commands()),
                redactor.commands(step.undo()),
                step.timeout(),
                step.needs());
    }
}
