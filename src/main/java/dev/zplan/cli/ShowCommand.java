package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.ReportFormat;
import dev.zplan.resource.Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description =
                "Shows a zone or a resource as it is wanted, as it was applied and as it is on the host; or a saved plan.",
        footer = {
            "%nExamples:",
            "  zplan show web                           the zone web",
            "  zplan show lab/zone/web                  the one on the host lab",
            "  zplan show lab/etherstub/internal0       one resource",
            "  zplan show web.zplan                     a plan saved by zplan plan --out"
        })
final class ShowCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Mixin
    private PlanOutput planOutput = new PlanOutput();

    @Option(names = "--facts", paramLabel = "FILE", description = "Uses recorded facts instead of the hosts.")
    private @Nullable Path facts;

    @Parameters(paramLabel = "NAME", description = "A zone, HOST/ZONE, an address or the file of a saved plan.")
    private String name = "";

    ShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path file = context.current().resolve(name);
        if (PlanFile.isPlan(file)) {
            Diagnostics diagnostics = new Diagnostics();
            PlanFile plan =
                    PlanFile.read(file, diagnostics).orElseThrow(() -> new DiagnosticException(diagnostics.list()));
            return planOutput.print(context, new Reports(context, new ReportOptions(), "show " + name).outlook(plan));
        }
        if (planOutput.isForPlansOnly()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::show::no_plan",
                    (planOutput.commands ? "--commands" : "--output " + planOutput.output.id())
                            + " is for saved plans, and " + name + " is none",
                    null,
                    Files.isRegularFile(file) ? "save one with zplan plan --out FILE" : null));
        }
        Survey survey = Session.open(context, options, List.of()).survey(facts, List.of());
        List<Address> zones = survey.zones().stream().filter(this::isZone).toList();
        if (zones.isEmpty()) {
            comparison(resource(survey));
        } else {
            zones(survey, zones);
        }
        Told.diagnostics(context, survey.desired().diagnostics());
        return survey.desired().diagnostics().stream().anyMatch(Diagnostic::isError) ? ExitCodes.ERROR : ExitCodes.OK;
    }

    private boolean isZone(Address zone) {
        return name.equals(zone.name()) || name.equals(zone.host() + "/" + zone.name()) || name.equals(zone.toString());
    }

    private void comparison(Comparison comparison) {
        if (planOutput.output == ReportFormat.json) {
            context.out().println(comparison.json().toPrettyString());
        } else {
            context.out().print(comparison.text());
        }
    }

    private Comparison resource(Survey survey) {
        Optional<Address> address = Address.parse(name);
        if (address.isPresent()) {
            Comparison comparison = Comparison.of(survey, address.get());
            if (comparison.isKnown()) {
                return comparison;
            }
        }
        throw new DiagnosticException(Diagnostic.error(
                "zplan::show::unknown",
                address.isPresent()
                        ? address.get() + " is neither wanted nor owned nor on the host"
                        : "no zone is named \"" + name + "\", and no plan is saved there",
                null,
                help(known(survey, address.isPresent()))));
    }

    private String help(Collection<String> known) {
        return Suggestion.nearest(name, known)
                .map(n -> "did you mean " + n + "?")
                .orElse("zplan list shows all zones, zplan facts everything on the hosts");
    }

    private static SortedSet<String> known(Survey survey, boolean addresses) {
        SortedSet<String> known = new TreeSet<>();
        if (addresses) {
            survey.zones().forEach(z -> known.add(z.toString()));
            survey.desired().resources().forEach(r -> known.add(r.address().toString()));
            survey.registry().resources().keySet().forEach(a -> known.add(a.toString()));
            survey.facts().values().forEach(h -> h.resources().keySet().forEach(a -> known.add(a.toString())));
        } else {
            survey.zones().forEach(z -> known.add(z.name()));
            survey.zones().forEach(z -> known.add(z.host() + "/" + z.name()));
        }
        return known;
    }

    private void zones(Survey survey, List<Address> zones) {
        if (planOutput.output == ReportFormat.json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            zones.forEach(zone -> array.add(json(survey, zone)));
            context.out().println(array.toPrettyString());
            return;
        }
        for (Address zone : zones) {
            List<String> facts = new ArrayList<>();
            facts.add(survey.state(zone).isEmpty() ? "its host is not in zplan.kdl" : survey.state(zone));
            if (!survey.brand(zone).isEmpty()) {
                facts.add("brand " + survey.brand(zone));
            }
            String holder = survey.holder(zone);
            facts.add(
                    holder.isEmpty()
                            ? "not managed"
                            : "owned by the " + (survey.owner(zone).isEmpty() ? holder : "plan " + holder));
            context.out().println("zone " + zone.name() + " on " + zone.host() + ": " + String.join(", ", facts));
            survey.resources(zone)
                    .forEach(a ->
                            context.out().print("\n" + Comparison.of(survey, a).text()));
        }
    }

    private static ObjectNode json(Survey survey, Address zone) {
        ObjectNode node =
                (ObjectNode) ListCommand.table(survey, List.of(zone)).json().get(0);
        ArrayNode resources = node.putArray("resources");
        survey.resources(zone)
                .forEach(a -> resources.add(Comparison.of(survey, a).json()));
        return node;
    }
}
