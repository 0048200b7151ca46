package dev.zplan.cli;

import picocli.CommandLine.Option;

/** What every command that changes hosts understands. */
final class ApplyOptions {

    @Option(names = "--yes", description = "Does not ask.")
    boolean yes;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many steps may run at once (default: ${DEFAULT-VALUE}).")
    int parallelism;
}
