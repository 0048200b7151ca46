package dev.zplan.cli;

import dev.zplan.convert.ZadmDocument;
import dev.zplan.convert.ZonecfgScriptFile;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.DesiredZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "render",
        description = "Prints a zone of a spec as another tool's file. Changes nothing.",
        footer = {
            "%nExamples:",
            "  zplan render web --as zonecfg > web.cfg      for zonecfg -z web -f web.cfg",
            "  zplan render web --as zadm > web.json        for zadm create -b BRAND web < web.json"
        })
final class RenderCommand implements Callable<Integer> {

    /** Whose files can be written. */
    enum Tool {
        zonecfg {
            @Override
            String print(Survey survey, DesiredResource config, List<Resource> others, Diagnostics told) {
                Flavour flavour = Objects.requireNonNull(
                                survey.facts().get(config.address().host()))
                        .flavour();
                return new ZonecfgScriptFile(survey.kinds().get(CONFIG), flavour).print(config.resource(), others);
            }
        },
        zadm {
            @Override
            String print(Survey survey, DesiredResource config, List<Resource> others, Diagnostics told) {
                ZadmDocument.Rendered document =
                        ZadmDocument.render(config.resource(), others, config.attributeSpans());
                told.addAll(document.diagnostics());
                return document.text();
            }
        };

        /** The file's text; what it cannot say is told. */
        abstract String print(Survey survey, DesiredResource config, List<Resource> others, Diagnostics told);
    }

    private static final String CONFIG = "zonecfg";

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(paramLabel = "ZONE", description = "The zone: its name, or HOST/zone/NAME.")
    @SuppressWarnings("NullAway.Init")
    private String zone;

    @Option(names = "--as", paramLabel = "TOOL", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Tool tool = Tool.zonecfg;

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            description = "Looks into this plan too (default: all directly in plans/); may be repeated.")
    private List<String> plans = new ArrayList<>();

    RenderCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Survey survey = Session.open(context, options, List.of()).survey(null, plans);
        if (survey.desired().diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new DiagnosticException(survey.desired().diagnostics());
        }
        DesiredZone wanted = find(survey);
        List<DesiredResource> resources = survey.desired().resources().stream()
                .filter(r -> r.address().host().equals(wanted.host())
                        && wanted.name().equals(r.zone()))
                .toList();
        DesiredResource config = resources.stream()
                .filter(r -> r.address().kind().equals(CONFIG))
                .findFirst()
                .orElseThrow();
        Diagnostics told = new Diagnostics();
        List<Resource> others =
                resources.stream().map(DesiredResource::resource).toList();
        context.out().print(tool.print(survey, config, others, told));
        context.out().flush();
        Told.diagnostics(context, told.list());
        return ExitCodes.OK;
    }

    private DesiredZone find(Survey survey) {
        List<DesiredZone> found = survey.desired().zones().stream()
                .filter(z -> z.name().equals(zone) || address(z).toString().equals(zone))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        TreeSet<String> known = new TreeSet<>();
        survey.desired().zones().forEach(z -> known.add(z.name()));
        throw new DiagnosticException(
                found.isEmpty()
                        ? Diagnostic.error(
                                "zplan::render::no_zone",
                                "no plan has a zone " + zone,
                                null,
                                Suggestion.nearest(zone, known)
                                        .map(near -> "did you mean " + near + "?")
                                        .orElse("zplan import writes plans for zones that a host has"))
                        : Diagnostic.error(
                                "zplan::render::several_hosts",
                                "there is a zone " + zone + " on several hosts",
                                null,
                                "say one of "
                                        + String.join(
                                                ", ",
                                                found.stream()
                                                        .map(z -> address(z).toString())
                                                        .toList())));
    }

    private static Address address(DesiredZone zone) {
        return new Address(zone.host(), Survey.ZONE, zone.name());
    }
}
