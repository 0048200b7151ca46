package dev.zplan.cli;

import dev.zplan.apply.Rollout;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that changes hosts understands. */
final class ApplyOptions {

    @Option(names = "--yes", description = "Does not ask.")
    boolean yes;

    @Mixin
    TellingOptions telling = new TellingOptions();

    @Mixin
    LockOptions lock = new LockOptions();

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "8",
            converter = Count.class,
            description = "How many steps may run at once in a transaction (default: ${DEFAULT-VALUE}).")
    int parallelism;

    @Option(
            names = "--atomic",
            paramLabel = "zone|host|fleet",
            defaultValue = "host",
            description =
                    "What is undone when a step fails: its zone with what depends on it, all of the plan on its host,"
                            + " or the whole plan on all hosts (default: ${DEFAULT-VALUE}).")
    Atomic atomic = Atomic.host;

    @Option(
            names = "--canary",
            paramLabel = "N",
            defaultValue = "0",
            converter = Count.OrAll.class,
            description = "Applies to N hosts first; the others begin when these have succeeded.")
    int canary;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "0",
            converter = Count.OrAll.class,
            description = "Applies to N hosts at a time; the next begin when the former have succeeded.")
    int batch;

    Rollout rollout() {
        return new Rollout(canary, batch);
    }
}
