package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.FactsFile;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.SimHost;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.serve.HostFiles;
import dev.zplan.workspace.HostDef;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = "Makes a simulated host.",
        footer = {"%nExamples:", "  zplan sim create lab2 --flavour openindiana"})
final class SimCreateCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(paramLabel = "NAME", description = "The host.")
    private String name = "";

    @Option(
            names = "--flavour",
            paramLabel = "F",
            description = "omnios or openindiana (default: as zplan.kdl says, else omnios).")
    private @Nullable String flavour;

    @Option(names = "--from", paramLabel = "FACTS", description = "Makes it like the host in that file of zplan facts.")
    private @Nullable Path from;

    @Option(
            names = "--of",
            paramLabel = "HOST",
            description = "Which host of that file (default: the only one, or NAME).")
    private @Nullable String of;

    SimCreateCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = Session.open(context, options, List.of());
        SimHosts hosts = new SimHosts(session.workspace());
        SimHosts.checkName(name);
        HostFiles files = hosts.files(name);
        if (files.exist()) {
            throw wrong(
                    "exists",
                    "there is a simulated host " + name + " already",
                    "zplan sim reset " + name + " puts it back to its beginning");
        }
        Flavour made =
                from == null ? fresh(hosts, files) : twin(session.checked().kinds(), files, from);
        hosts.lineToAdd(name, made.id())
                .forEach(line -> context.out().println("zplan.kdl does not name it yet; add: " + line));
        return ExitCodes.OK;
    }

    private Flavour fresh(SimHosts hosts, HostFiles files) {
        Flavour made = flavour(hosts);
        SimHosts.created(files, () -> SimHost.create(made, SimHosts.seed(name), files.state()));
        context.out().println("Created " + name + " (" + made.id() + ").");
        return made;
    }

    private Flavour twin(Kinds kinds, HostFiles files, Path path) {
        HostFacts facts = facts(path);
        if (flavour != null && !flavour.equals(facts.flavour().id())) {
            throw wrong("bad_flavour", path + " is of a host with " + facts.flavour(), "leave --flavour out");
        }
        Twin.Made twin = Twin.of(kinds, facts, name, SimHosts.seed(name));
        String state = twin.sim().dump();
        SimHosts.created(files, () -> SimHost.replace(files.state(), state));
        PrivateFile.write(files.start(), state);
        context.out()
                .println("Created " + name + " (" + facts.flavour() + ") after the facts of " + facts.host() + ": "
                        + counted(twin.sim()) + ".");
        if (!twin.problems().isEmpty()) {
            context.out().println("Not as there:");
            twin.problems().forEach(problem -> context.out().println("  " + problem));
        }
        return facts.flavour();
    }

    private static String counted(Simulation host) {
        List<String> states = SimHosts.zoneStates(host);
        long running = states.stream().filter("running"::equals).count();
        return states.size() + (states.size() == 1 ? " zone, " : " zones, ") + running + " running";
    }

    /** The only host of the file, or that of the same name. */
    private HostFacts facts(Path path) {
        SortedMap<String, HostFacts> hosts = FactsFile.read(context.current().resolve(path));
        String wanted = of != null ? of : hosts.size() == 1 ? hosts.firstKey() : name;
        HostFacts facts = hosts.get(wanted);
        if (facts == null) {
            throw wrong(
                    "no_facts",
                    path + " has no facts of the host " + wanted,
                    "name one with --of: " + String.join(", ", hosts.keySet()));
        }
        return facts;
    }

    private static DiagnosticException wrong(String code, String message, String help) {
        return new DiagnosticException(Diagnostic.error("zplan::sim::" + code, message, null, help));
    }

    private Flavour flavour(SimHosts hosts) {
        if (flavour == null) {
            return hosts.defined(name).map(HostDef::flavour).orElse(Flavour.OMNIOS);
        }
        return Flavour.of(flavour)
                .orElseThrow(() -> wrong(
                        "bad_flavour",
                        "there is no flavour \"" + flavour + "\"",
                        "flavours are omnios and openindiana"));
    }
}
