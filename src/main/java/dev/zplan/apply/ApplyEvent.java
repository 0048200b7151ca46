package dev.zplan.apply;

import dev.zplan.module.CommandLine;
import dev.zplan.plan.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens during an apply, as it happens. */
public sealed interface ApplyEvent {

    /** A step begins. */
    record Started(Step step) implements ApplyEvent {}

    /** A step has done what it should. */
    record Succeeded(Step step, Duration took) implements ApplyEvent {}

    /** A step has failed: no further one begins. */
    record Failed(Step step, Failure failure) implements ApplyEvent {}

    /** All steps before the commit point are done, and everything done is being looked at once more. */
    record Verifying() implements ApplyEvent {}

    /** From here it only goes forward. */
    record Committed(String transaction) implements ApplyEvent {}

    /** What was done is being undone. */
    record RollingBack(int steps) implements ApplyEvent {}

    /** A step begins to be undone, which takes commands. */
    record Undoing(Step step) implements ApplyEvent {}

    /** A step is undone; {@code commands} is empty where there was nothing to undo. */
    record Undone(Step step, List<CommandLine> commands) implements ApplyEvent {}

    /** A step could not be undone. */
    record UndoFailed(Step step, Failure failure) implements ApplyEvent {}

    /** The apply is over. */
    record Finished(Outcome outcome) implements ApplyEvent {}

    /**
     * Why a step failed.
     *
     * @param reason one sentence
     * @param command the command that failed; null where no command did
     * @param exitCode its exit status; -1 where it did not end by itself
     * @param output what it said, standard error first
     */
    record Failure(String reason, @Nullable CommandLine command, int exitCode, String output) {}
}
