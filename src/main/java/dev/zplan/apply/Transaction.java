package dev.zplan.apply;

import dev.zplan.module.CommandLine;
import dev.zplan.plan.Step;
import dev.zplan.registry.Snapshot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has to be on disk before and after each effect. May be called by several threads. */
public interface Transaction {

    /** Its name. */
    String id();

    /** A step is about to run. */
    void intent(Step step);

    /** A step has ended; {@code failure} is null when it succeeded. */
    void outcome(Step step, ApplyEvent.@Nullable Failure failure, Duration took);

    /** A step is about to be undone by these commands. */
    void undoIntent(Step step, List<CommandLine> commands);

    /** A step was undone, or {@code problem} says why not. */
    void undoOutcome(Step step, @Nullable String problem);

    /** The point of no return; {@code registry} is what is owned from now on. */
    void commit(Snapshot registry);

    /** Over. */
    void end(Outcome outcome);
}
