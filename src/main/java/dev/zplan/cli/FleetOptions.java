package dev.zplan.cli;

import dev.zplan.host.Forks;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What every command that looks at the hosts of a workspace understands. */
final class FleetOptions {

    @Option(
            names = "--limit",
            paramLabel = "HOSTS",
            description = "Only these hosts: names of hosts or groups, gz*, labels as rack=r12, !NAME to leave out;"
                    + " several with commas.")
    List<String> limit = new ArrayList<>();

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "" + Forks.USUAL,
            converter = Count.class,
            description = "How many hosts are worked on at once (default: ${DEFAULT-VALUE}).")
    int forks = Forks.USUAL;
}
