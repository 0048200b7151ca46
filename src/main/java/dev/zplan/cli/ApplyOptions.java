package dev.zplan.cli;

import dev.zplan.apply.Atomicity;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that changes hosts understands. */
final class ApplyOptions {

    @Option(names = "--yes", description = "Does not ask.")
    boolean yes;

    @Mixin
    LockOptions lock = new LockOptions();

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many steps may run at once (default: ${DEFAULT-VALUE}).")
    int parallelism;

    @Option(
            names = "--atomic",
            paramLabel = "plan|zone",
            defaultValue = "plan",
            description = "What is undone when a step fails: the whole plan, or its zone with what depends on it"
                    + " (default: ${DEFAULT-VALUE}).")
    Atomicity atomicity = Atomicity.PLAN;
}
