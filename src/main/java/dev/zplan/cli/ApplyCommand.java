package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileSecrets;
import dev.zplan.plan.Staleness;
import dev.zplan.zone.Desired;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        description =
                "Shows the plan, asks, and carries it out as a transaction: on each host all of it, or none of it.",
        footer = {
            "%nExamples:",
            "  zplan apply                              all plans directly in plans/",
            "  zplan apply plans/quickstart.kdl",
            "  zplan apply web.zplan                    a plan saved by zplan plan --out; does not ask"
        })
final class ApplyCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Mixin
    private ApplyOptions applyOptions = new ApplyOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Parameters(
            paramLabel = "PLAN",
            description = "Plan names or files (default: all directly in plans/), or one saved plan.")
    private List<String> plans = new ArrayList<>();

    ApplyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String command = "apply " + String.join(" ", plans);
        Telling chosen = applyOptions.telling.chosen(context, "zplan " + command);
        return chosen.run(telling -> {
            Reports written = new Reports(telling.context(), reports, command);
            return written.over(() -> apply(telling, command, written));
        });
    }

    private int apply(Telling telling, String command, Reports written) {
        if (options.facts != null) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::apply::recorded_facts",
                    "an apply cannot work on recorded facts",
                    null,
                    "leave --facts away; zplan plan --facts is for dry-runs"));
        }
        Session session = Session.open(telling.context(), options.workspace, options.fleet, plans);
        ApplyRun run = new ApplyRun(telling, session, applyOptions, command, false, written);
        if (plans.size() == 1) {
            Path file = context.current().resolve(plans.get(0));
            if (PlanFile.isPlan(file)) {
                return run.run(s -> saved(s, file), true);
            }
        }
        return run.run(s -> s.plan(plans, options), false);
    }

    /** A saved plan is planned again from what it wanted; it is applied only if that gives the same. */
    private Plan saved(Session session, Path file) {
        Diagnostics diagnostics = new Diagnostics();
        PlanFile saved =
                PlanFile.read(file, diagnostics).orElseThrow(() -> new DiagnosticException(diagnostics.list()));
        Desired desired = revealed(session, saved);
        List<String> hosts = saved.hosts().stream().map(h -> h.name()).toList();
        Plan fresh = session.replan(desired, saved.scope(), hosts);
        Staleness.between(saved, PlanFile.of(fresh, Release.own().version())).ifPresent(stale -> {
            throw new DiagnosticException(stale);
        });
        return fresh;
    }

    /** A saved plan holds no secrets: they come from where they came from when it was made. */
    private Desired revealed(Session session, PlanFile saved) {
        Desired desired = saved.desired();
        if (PlanFileSecrets.restore(desired, Map.of()).missing().isEmpty()) {
            return desired;
        }
        Map<String, String> clear = session.secrets(saved.scope().plans());
        PlanFileSecrets restored = PlanFileSecrets.restore(desired, clear);
        if (!restored.missing().isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::plan::secret_missing",
                    "the saved plan needs secrets that are not the ones it was made with",
                    null,
                    "give the variables the values that they had, by ZPLAN_VAR_name or --vars"));
        }
        return restored.desired();
    }
}
