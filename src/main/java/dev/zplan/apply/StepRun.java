package dev.zplan.apply;

import dev.zplan.module.CommandLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of running a step's commands, one after the other.
 *
 * @param ran those that were run, up to the one that failed
 * @param failure why they failed; null when they did not
 */
public record StepRun(List<Ran> ran, ApplyEvent.@Nullable Failure failure) {

    /** Keeps a copy. */
    public StepRun {
        ran = List.copyOf(ran);
    }

    /**
     * A command that was run.
     *
     * @param command the command, secrets and all
     * @param exitCode its exit status; -1 where it did not end by itself
     * @param output what it said, standard error first
     * @param took how long it took, repetitions included
     */
    public record Ran(CommandLine command, int exitCode, String output, Duration took) {}

    /** This, and then that. */
    public StepRun and(StepRun next) {
        List<Ran> all = new ArrayList<>(ran);
        all.addAll(next.ran());
        return new StepRun(all, next.failure());
    }

    /** How long all of them took. */
    public Duration took() {
        return ran.stream().map(Ran::took).reduce(Duration.ZERO, Duration::plus);
    }
}
