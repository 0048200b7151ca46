package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.report.Printable;
import dev.zplan.sim.zonecfg.ByteText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "exec",
        description = "Runs a command in running zones, as root, by zlogin.",
        customSynopsis = "zplan exec [OPTIONS] (ZONE... | --all) -- CMD [ARG...]",
        footer = {
            "%nEach word arrives in the zone as it is given; for pipes and the like say sh -c. There is no standard input.",
            "%nThe exit code is the highest of all zones: 124 where the command took too long, 1 where a named zone does not run or"
                    + " went down under it.",
            "%nExamples:",
            "  zplan exec web db -- uptime",
            "  zplan exec --all -- sh -c 'svcs -x | head'",
            "  zplan exec web --no-prefix -- cat /etc/release"
        })
final class ExecCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ZONE", description = "The zones, and after -- the command.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--all", description = "In all zones that run.")
    private boolean all;

    @Option(names = "--host", paramLabel = "NAME", description = "Only on these hosts; may be repeated.")
    private List<String> hosts = List.of();

    @Option(
            names = "--safe",
            description =
                    "Without su in the zone (zlogin -S): where its logins do not work, as just after its first boot.")
    private boolean safe;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "8",
            description = "In how many zones at once (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long it may take in each (default: ${DEFAULT-VALUE}).")
    private long timeout;

    @Option(names = "--no-prefix", description = "Prints what the command prints, without the zone before each line.")
    private boolean noPrefix;

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    private OutputFormat output = OutputFormat.text;

    ExecCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> original = spec.commandLine().getParseResult().originalArgs();
        int dashes = original.indexOf("--");
        int length = dashes < 0 ? 0 : original.size() - dashes - 1;
        List<String> names = words.subList(0, words.size() - length);
        if (length == 0 || names.isEmpty() != all || parallelism < 1 || timeout < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    length == 0
                            ? "zplan exec wants a command after --"
                            : names.isEmpty() != all
                                    ? "zplan exec wants zones or --all, and not both"
                                    : "--parallelism and --timeout begin at 1");
        }
        List<String> argv = words.subList(names.size(), words.size());
        Session session = Session.open(context, options, fleet, List.of());
        Map<String, Host> reached = new LinkedHashMap<>();
        session.hostNames(hosts).forEach(name -> reached.put(name, session.host(name)));
        List<ZoneStatus> zones = new ArrayList<>();
        reached.values().forEach(host -> zones.addAll(ZoneStatus.on(host)));
        List<ZoneStatus> chosen = all
                ? zones
                : names.stream()
                        .distinct()
                        .map(name -> ZoneStatus.named(name, zones))
                        .toList();
        return run(new ZoneExec(reached, argv, safe, Duration.ofSeconds(timeout)), chosen);
    }

    private int run(ZoneExec exec, List<ZoneStatus> zones) {
        Prefix prefix = Prefix.of(zones);
        List<ZoneExec.Ended> ended = exec.run(zones, parallelism, one -> {
            if (output == OutputFormat.text) {
                print(prefix, one);
            }
        });
        if (output == OutputFormat.json) {
            context.out().print(json(ended).toPrettyString() + "\n");
        } else {
            ended.stream()
                    .filter(ZoneExec.Ended::lost)
                    .forEach(e -> tell(prefix, e, "the zone is " + e.after() + " now: it went down meanwhile"));
        }
        return ended.stream()
                .filter(e -> !all || e.result() != null)
                .mapToInt(ZoneExec.Ended::exitCode)
                .max()
                .orElse(ExitCodes.OK);
    }

    private void print(Prefix prefix, ZoneExec.Ended ended) {
        Result result = ended.result();
        if (result == null) {
            tell(prefix, ended, "not run: the zone is " + ended.zone().state());
            return;
        }
        if (noPrefix) {
            context.out().flush();
            context.bytes().out(ByteText.encode(result.stdout()));
            context.bytes().err(ByteText.encode(result.stderr()));
        } else {
            print(context.out(), prefix, ended, result.stdout());
            print(context.err(), prefix, ended, result.stderr());
        }
        if (result.timedOut()) {
            tell(prefix, ended, "not ended within " + timeout + " s, and given up");
        } else if (result.exitCode() != 0) {
            tell(prefix, ended, "ended with exit code " + result.exitCode());
        }
    }

    private static void print(PrintWriter stream, Prefix prefix, ZoneExec.Ended ended, String text) {
        text.lines().forEach(line -> stream.println(prefix.before(ended.zone()) + Printable.block(line)));
        stream.flush();
    }

    private void tell(Prefix prefix, ZoneExec.Ended ended, String what) {
        context.err().println(prefix.before(ended.zone()) + "zplan: " + what);
        context.err().flush();
    }

    private static ArrayNode json(List<ZoneExec.Ended> ended) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ZoneExec.Ended one : ended) {
            Result result = one.result();
            array.addObject()
                    .put("host", one.zone().host())
                    .put("zone", one.zone().zone())
                    .put("state", one.after())
                    .put("run", result != null)
                    .put("exit-code", result == null || result.exitCode() < 0 ? null : result.exitCode())
                    .put("timed-out", result != null && result.timedOut())
                    .put("stdout", result == null ? null : result.stdout())
                    .put("stderr", result == null ? null : result.stderr());
        }
        return array;
    }

    /**
     * What stands before each line.
     *
     * @param hosts whether zones of several hosts are told apart
     * @param width of the longest
     */
    private record Prefix(boolean hosts, int width) {

        static Prefix of(List<ZoneStatus> zones) {
            boolean hosts = zones.stream().map(ZoneStatus::host).distinct().count() > 1;
            int width =
                    zones.stream().mapToInt(z -> name(z, hosts).length()).max().orElse(0);
            return new Prefix(hosts, width);
        }

        private static String name(ZoneStatus zone, boolean hosts) {
            return hosts ? zone.host() + "/" + zone.zone() : zone.zone();
        }

        String before(ZoneStatus zone) {
            String name = name(zone, hosts);
            return name + " ".repeat(width - name.length()) + " | ";
        }
    }
}
