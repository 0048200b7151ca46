package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "destroy",
        description =
                "Deletes zones, or everything that a plan owns, from the hosts. Spec files stay as they are without --remove-spec.",
        footer = {
            "%nExamples:",
            "  zplan destroy web                        the zone web and what belongs to it",
            "  zplan destroy web7 --remove-spec         its spec too",
            "  zplan destroy --plan quickstart          all that the plan quickstart owns",
            "  zplan destroy --plan web --purge-data    its datasets too"
        })
final class DestroyCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Mixin
    private ApplyOptions applyOptions = new ApplyOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Parameters(paramLabel = "ZONE", description = "Zones to destroy.")
    private List<String> zones = new ArrayList<>();

    @Option(names = "--plan", paramLabel = "NAME", description = "Everything that this plan owns; may be repeated.")
    private List<String> plans = new ArrayList<>();

    @Option(
            names = "--remove-spec",
            description = "Takes the zones out of their plan files too, and removes files that nothing is left in.")
    private boolean removeSpec;

    @Option(names = "--purge-data", description = "Destroys their datasets, instead of letting them go.")
    private boolean purgeData;

    DestroyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String command = "destroy " + String.join(" ", zones);
        Telling chosen = applyOptions.telling.chosen(context, "zplan " + command);
        return chosen.run(telling -> {
            Reports written = new Reports(telling.context(), reports, command);
            return written.over(() -> destroy(telling, command, written));
        });
    }

    private int destroy(Telling telling, String command, Reports written) {
        if (zones.isEmpty() == plans.isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::destroy::what",
                    zones.isEmpty() ? "nothing says what to destroy" : "zones and --plan cannot be given together",
                    null,
                    "name zones, or a plan with --plan NAME"));
        }
        Session session = Session.open(telling.context(), options, fleet, List.of());
        Snapshot owned = session.registry().load();
        Set<String> names = zones.isEmpty() ? check(plans, known(owned), "plan") : zonePlans(owned);
        @Nullable Set<String> only = zones.isEmpty() ? null : new TreeSet<>(zones);
        SpecRemoval removal = removeSpec ? removal(telling.context(), session, names, owned) : null;
        int exitCode = new ApplyRun(telling, session, applyOptions, command, removeSpec, written)
                .run(s -> s.destroyPlan(names, only, purgeData), false);
        if (exitCode == ExitCodes.OK && removal != null) {
            removal.run();
        } else if (exitCode == ExitCodes.OK) {
            telling.context()
                    .out()
                    .println("Spec files were left as they are: the next apply of " + String.join(", ", names)
                            + " makes again what they still name.");
        }
        return exitCode;
    }

    private SpecRemoval removal(Context context, Session session, Set<String> plans, Snapshot owned) {
        Set<String> hosts = session.hostNames(List.of());
        Set<Address> gone = new TreeSet<>();
        owned.zones().values().stream()
                .filter(z -> zones.isEmpty() ? plans.contains(z.plan()) : zones.contains(z.name()))
                .filter(z -> hosts.contains(z.host()))
                .forEach(z -> gone.add(new Address(z.host(), Survey.ZONE, z.name())));
        return SpecRemoval.of(context, session, session.spec(plans).items(), gone);
    }

    private static Set<String> known(Snapshot owned) {
        Set<String> known = new TreeSet<>();
        owned.resources().values().forEach(e -> known.add(e.plan()));
        return known;
    }

    private Set<String> zonePlans(Snapshot owned) {
        Set<String> known = new TreeSet<>();
        owned.zones().values().forEach(z -> known.add(z.name()));
        check(zones, known, "zone");
        Set<String> found = new TreeSet<>();
        for (ZoneEntry zone : owned.zones().values()) {
            if (zones.contains(zone.name())) {
                found.add(zone.plan());
            }
        }
        return found;
    }

    private static Set<String> check(List<String> names, Set<String> known, String what) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::destroy::not_owned",
                        "this workspace owns no " + what + " \"" + name + "\"",
                        null,
                        Suggestion.nearest(name, known)
                                .map(n -> "did you mean " + n + "?")
                                .orElse(known.isEmpty() ? "it owns none" : "it owns: " + String.join(", ", known))));
            }
        }
        return new TreeSet<>(names);
    }
}
