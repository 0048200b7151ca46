package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Planning;
import dev.zplan.plan.Scope;
import dev.zplan.spec.PlanFile;
import dev.zplan.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description = "Checks plans, templates, pools, modules and settings, and tells everything that is wrong.",
        footer = {
            "%nHosts are read for what depends on them (their brands, taken addresses); with --facts a recording serves.",
            "%nExamples:",
            "  zplan validate                           all plans directly in plans/",
            "  zplan validate --facts facts.json web    without any host, as in CI"
        })
final class ValidateCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Parameters(paramLabel = "PLAN", description = "Plan names or files (default: all directly in plans/).")
    private List<String> plans = new ArrayList<>();

    ValidateCommand(Context context) {
        this.context = context;
    }

    /** The command with these arguments and no options. */
    static ValidateCommand of(Context context, List<String> plans) {
        ValidateCommand command = new ValidateCommand(context);
        command.plans = plans;
        return command;
    }

    @Override
    public Integer call() {
        Reports written = new Reports(context, reports, "validate " + String.join(" ", plans));
        return written.over(() -> validate(written));
    }

    private int validate(Reports written) {
        Session session = Session.open(context, options.workspace, options.fleet, plans);
        List<PlanFile> files = session.files(plans);
        Planning planning = new Planning(session.workspace(), session.registry().load());
        Spec spec = planning.load(files, session.inputs());
        List<Diagnostic> diagnostics = spec.diagnostics();
        boolean broken = session.workspace().diagnostics().stream().anyMatch(Diagnostic::isError);
        Scope scope = Scope.of(planning.plans(files, plans.isEmpty()));
        if (!broken) {
            SortedMap<String, HostFacts> facts =
                    session.facts(planning.hosts(spec, scope), planning.known(spec), options.facts);
            diagnostics = planning.desired(spec, facts, scope).diagnostics();
        }
        Told.diagnostics(context, diagnostics);
        written.write(written.outlook(diagnostics));
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return ExitCodes.ERROR;
        }
        long zones = spec.items().stream()
                .filter(i -> i.block().name().equals("zone"))
                .count();
        context.out()
                .printf(
                        "Valid: %s with %s and %s.%n",
                        counted(files.size(), "file"),
                        counted(zones, "zone"),
                        counted(spec.items().size() - zones, "other resource"));
        return ExitCodes.OK;
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
