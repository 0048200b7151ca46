package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.report.Table;
import dev.zplan.resource.Address;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists all zones that a spec wants, the registry owns or a host has.",
        footer = {
            "%nOWNER is the plan that owns the zone, - for one that is not managed. DRIFT says whether the host differs from"
                    + " what was last applied.",
            "%nExamples:",
            "  zplan list",
            "  zplan list --output json"
        })
final class ListCommand implements Callable<Integer> {

    private static final List<String> HEADER = List.of("ZONE", "HOST", "STATE", "BRAND", "ADDRESSES", "OWNER", "DRIFT");

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Mixin
    private FleetOptions fleet = new FleetOptions();

    @Option(names = "--facts", paramLabel = "FILE", description = "Uses recorded facts instead of the hosts.")
    private @Nullable Path facts;

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    private OutputFormat output = OutputFormat.text;

    ListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Survey survey = Session.open(context, options, fleet, List.of()).survey(facts, List.of());
        Told.table(context, output, table(survey, survey.zones()));
        Told.diagnostics(context, survey.desired().diagnostics());
        return survey.desired().diagnostics().stream().anyMatch(Diagnostic::isError) ? ExitCodes.ERROR : ExitCodes.OK;
    }

    /** These zones, one a row. */
    static Table table(Survey survey, Collection<Address> zones) {
        Map<Address, Boolean> drift = survey.drift();
        return new Table(
                HEADER,
                zones.stream().map(zone -> row(survey, zone, drift.get(zone))).toList());
    }

    private static List<String> row(Survey survey, Address zone, @Nullable Boolean drifted) {
        return List.of(
                zone.name(),
                zone.host(),
                survey.state(zone),
                survey.brand(zone),
                String.join(",", survey.addresses(zone).values()),
                survey.holder(zone),
                drifted == null ? "" : drifted ? "yes" : "no");
    }
}
