package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.policy.Policies;
import dev.zplan.report.Outlook;
import dev.zplan.report.ReportFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan",
        addMethodSubcommands = false,
        description = "Shows what an apply would change. Changes nothing, on hosts or in the workspace.",
        footer = {
            "%nExamples:",
            "  zplan plan                               all plans directly in plans/",
            "  zplan plan web                           plans/web.kdl or plans/web.yaml",
            "  zplan plan --out web.zplan web           saves the plan for zplan apply web.zplan",
            "  zplan plan --facts facts.json            a dry-run without any host, as in CI",
            "  zplan plan --policies                    says of each of policies/ whether it is kept",
            "  zplan plan --report junit=plan.xml --report markdown=plan.md"
        })
final class PlanCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Parameters(paramLabel = "PLAN", description = "Plan names or files (default: all directly in plans/).")
    private List<String> plans = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Saves the plan, for zplan apply FILE.")
    private @Nullable Path out;

    @Mixin
    private PlanOutput output = new PlanOutput();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Option(names = "--detailed-exitcode", description = "Exit with 2 when changes are due.")
    private boolean detailedExitCode;

    @Option(
            names = "--policies",
            description = "Tells of each policy whether the plan keeps it. Policies count without this option, too.")
    private boolean policies;

    PlanCommand(Context context) {
        this.context = context;
    }

    /** The command with these arguments and no options. */
    static PlanCommand of(Context context, List<String> plans) {
        PlanCommand command = new PlanCommand(context);
        command.plans = plans;
        return command;
    }

    @Override
    public Integer call() {
        Reports written = new Reports(context, reports, "plan " + String.join(" ", plans), output.output);
        return written.over(() -> plan(written));
    }

    private int plan(Reports written) {
        Session session = Session.open(context, options.workspace, options.fleet, plans);
        Plan plan = session.plan(plans, options);
        PlanFile shown = PlanFile.of(plan, Release.own().version());
        Outlook outlook = written.outlook(shown);
        written.write(outlook);
        if (!plan.isEmpty() || plan.hasErrors()) {
            Told.diagnostics(context, Unfinished.warnings(session.workspace()));
        }
        int exitCode = output.print(context, outlook);
        if (policies && output.output == ReportFormat.text) {
            Policies.of(session.workspace())
                    .account(plan)
                    .forEach((name, broken) -> context.out().println("policy " + name + ": " + verdict(plan, broken)));
        }
        if (exitCode != ExitCodes.OK) {
            return exitCode;
        }
        if (out != null) {
            PrivateFile.write(context.current().resolve(out), shown.write());
            if (output.output == ReportFormat.text) {
                context.out().println("Saved the plan to " + out + ". Apply it with: zplan apply " + out);
            }
        }
        return detailedExitCode && !plan.isEmpty() ? ExitCodes.CHANGES : ExitCodes.OK;
    }

    /** A plan that has other errors is not judged. */
    private static String verdict(Plan plan, long broken) {
        if (broken == 0) {
            return plan.hasErrors() && plan.diagnostics().stream().noneMatch(PlanCommand::isOfPolicy)
                    ? "not looked at"
                    : "kept";
        }
        return "broken" + (broken == 1 ? "" : " " + broken + " times");
    }

    private static boolean isOfPolicy(Diagnostic diagnostic) {
        return diagnostic.code().startsWith("zplan::policy::");
    }
}
