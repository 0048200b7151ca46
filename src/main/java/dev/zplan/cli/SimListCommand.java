package dev.zplan.cli;

import dev.zplan.report.Table;
import dev.zplan.sim.ServerNote;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.serve.HostFiles;
import dev.zplan.sim.serve.LocatedHost;
import dev.zplan.workspace.HostDef;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists the simulated hosts of the workspace.",
        footer = {
            "%nZONES counts the zones, and the running ones of them; a host that nobody has used yet has none. FAULTS wait"
                    + " for their command. SERVER is the process that serves the host. KNOWN tells whether zplan.kdl names it.",
            "%nExamples:",
            "  zplan sim list",
            "  zplan sim list --output json"
        })
final class SimListCommand implements Callable<Integer> {

    private static final List<String> HEADER =
            List.of("HOST", "FLAVOUR", "ZONES", "RUNNING", "FAULTS", "SERVER", "KNOWN");

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    private OutputFormat output = OutputFormat.text;

    SimListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        SimHosts hosts = new SimHosts(Session.open(context, options, List.of()).workspace());
        Told.table(
                context,
                output,
                new Table(
                        HEADER,
                        hosts.names().stream().map(name -> row(hosts, name)).toList()));
        return ExitCodes.OK;
    }

    private static List<String> row(SimHosts hosts, String name) {
        HostFiles files = hosts.files(name);
        String known = hosts.defined(name).isPresent() ? "yes" : "no";
        if (!files.exist()) {
            String flavour =
                    hosts.defined(name).map(HostDef::flavour).map(f -> f.id()).orElse("");
            return List.of(name, flavour, "", "", "", "", known);
        }
        Simulation host = SimHosts.readable(files, () -> LocatedHost.of(files));
        List<String> zones = SimHosts.zoneStates(host);
        long running = zones.stream().filter("running"::equals).count();
        return List.of(
                name,
                host.flavour().id(),
                String.valueOf(zones.size()),
                String.valueOf(running),
                String.valueOf(host.faults().size()),
                ServerNote.of(files.state()).map(s -> String.valueOf(s.pid())).orElse(""),
                known);
    }
}
