package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.plan.Drift;
import dev.zplan.plan.DriftFinder;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.Planning;
import dev.zplan.report.Age;
import dev.zplan.report.DriftText;
import dev.zplan.report.ReportFormat;
import dev.zplan.report.TextDiff;
import dev.zplan.resource.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "drift",
        description = {
            "Shows what others changed on the hosts since the last apply, apart from what the spec wants changed.",
            "With --adopt-drift it is written into the spec."
        },
        footer = {
            "%nFor each change it says what the next apply does about it.",
            "%nExits with 0 when nothing drifted or all was adopted, with 2 when there is drift, with 1 when it cannot be told.",
            "%nExamples:",
            "  zplan drift                      all plans directly in plans/",
            "  zplan drift web --output json",
            "  zplan drift --report junit=drift.xml",
            "  zplan drift --adopt-drift lab/zone/web"
        })
final class DriftCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    private OutputFormat output = OutputFormat.text;

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            converter = ReportOptions.Target.OfDrift.class,
            description = "Writes the drift, or what is wrong, to FILE; may be repeated. FORMAT is text, json, junit or"
                    + " markdown.")
    private List<ReportOptions.Target> reports = new ArrayList<>();

    @Option(
            names = "--adopt-drift",
            arity = "0..*",
            paramLabel = "ADDRESS",
            description = "Writes the drift of these resources into the spec: HOST/KIND/NAME, or HOST/zone/NAME for all"
                    + " of a zone (default: all). Plans come before it.")
    private @Nullable List<String> adopt;

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    @Mixin
    private LockOptions lock = new LockOptions();

    @Parameters(paramLabel = "PLAN", description = "Plan names or files (default: all directly in plans/).")
    private List<String> plans = new ArrayList<>();

    DriftCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (adopt != null) {
            return adopt(Adoption.targets(adopt));
        }
        Reports written = new Reports(context, reports, "drift " + String.join(" ", plans), ReportFormat.text);
        return written.over(() -> show(written));
    }

    private int show(Reports written) {
        Plan plan = plan(Session.open(context, options.workspace, plans));
        PlanFile shown = PlanFile.of(plan, Release.own().version());
        written.write(written.outlook(shown));
        List<Drift> drift = shown.drift();
        if (output == OutputFormat.json) {
            context.out().print(shown.writeDrift());
        } else {
            context.out().print(new DriftText(context.page()).print(drift));
            context.out().println(DriftText.summary(drift));
            Age.lines(shown, context.clock().instant())
                    .forEach(line -> context.out().println(line));
        }
        return drift.isEmpty() ? ExitCodes.OK : ExitCodes.CHANGES;
    }

    /** The plan, which may be refused; only a spec with errors says nothing. */
    private Plan plan(Session session) {
        Plan plan = session.plan(plans, options);
        List<Diagnostic> spec = plan.request().desired().diagnostics();
        if (spec.stream().anyMatch(Diagnostic::isError)) {
            throw new DiagnosticException(spec);
        }
        return plan;
    }

    private int adopt(List<Address> targets) {
        if (!reports.isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::drift::not_reported",
                    "what is adopted is not reported",
                    null,
                    "write the reports first: zplan drift --report FORMAT=FILE"));
        }
        if (options.facts != null) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::drift::recorded",
                    "recorded facts cannot be adopted: the host may be another by now",
                    null,
                    "leave --facts out"));
        }
        Session session = Session.open(context, options.workspace, plans);
        Consent consent = new Consent(context, yes);
        consent.mustBePossible("zplan drift --adopt-drift", "say --yes");
        return new Exclusive(context, session.workspace(), lock)
                .run("zplan drift --adopt-drift", hold -> adopt(session, targets, consent));
    }

    private int adopt(Session session, List<Address> targets, Consent consent) {
        Plan plan = plan(session);
        List<Drift> drift = new DriftFinder(plan)
                .find().stream().filter(d -> isMeant(d, targets)).toList();
        if (drift.isEmpty()) {
            context.out().println("No drift.");
            return ExitCodes.OK;
        }
        Planning planning = new Planning(session.workspace(), plan.request().registry());
        DriftAdoption adoption = new DriftAdopter(planning, session.files(plans), session.inputs(), plan).adopt(drift);
        int exitCode = adoption.left().isEmpty() ? ExitCodes.OK : ExitCodes.CHANGES;
        tell(adoption);
        if (adoption.adopted().isEmpty()) {
            return exitCode;
        }
        if (!consent.given("Write this?")) {
            return ExitCodes.ERROR;
        }
        if (!yes) {
            context.out().println();
        }
        Map<SpecText, String> files = new LinkedHashMap<>();
        adoption.texts().forEach((source, text) -> {
            SpecText file = SpecText.read(context, Path.of(source.name()));
            files.put(file, file.with(source, text));
        });
        files.forEach(SpecText::replace);
        session.registry().save(adoption.registry());
        context.out()
                .println("Adopted " + adoption.adopted().size()
                        + (adoption.adopted().size() == 1 ? " change." : " changes."));
        return exitCode;
    }

    private static boolean isMeant(Drift drift, List<Address> targets) {
        return targets.isEmpty()
                || targets.stream()
                        .anyMatch(target -> target.equals(drift.address())
                                || (target.kind().equals(Survey.ZONE)
                                        && target.host().equals(drift.address().host())
                                        && target.name().equals(drift.zone())));
    }

    private void tell(DriftAdoption adoption) {
        TextDiff diff = new TextDiff(context.colour());
        adoption.texts().forEach((source, text) -> context.out().print(diff.print(source.name(), source.text(), text)));
        List<DriftAdoption.Part> known = adoption.adopted().stream()
                .filter(part -> part.attribute() != null && part.attribute().next() == Drift.Next.WANTED)
                .toList();
        if (!known.isEmpty()) {
            context.out().println("The spec says so already:");
            known.forEach(part -> context.out().println("    " + part));
        }
        if (!adoption.left().isEmpty()) {
            context.out().println("Not to be written:");
            adoption.left().forEach((part, why) -> context.out().println("    " + part + ": " + why));
        }
    }
}
