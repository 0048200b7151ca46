package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.Age;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rehearse",
        description =
                "Applies a plan to simulated twins of its hosts, and lets each of its commands fail there in turn.",
        footer = {
            "%nThe twins are made in memory after the hosts' facts. Hosts are only read (with --facts not even that), and neither the"
                    + " registry nor the journal changes.",
            "%nExit codes: 0 when every failure was rolled back, 1 when one was not, or when the plan does not go through.",
            "%nExamples:",
            "  zplan rehearse web                       plans/web.kdl: each command fails once",
            "  zplan rehearse --hang --facts facts/     and hangs, on recorded facts",
            "  zplan rehearse --steps lab/boot/web      only the commands of these steps"
        })
final class RehearseCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Parameters(paramLabel = "PLAN", description = "Plan names or files (default: all directly in plans/).")
    private List<String> plans = new ArrayList<>();

    @Option(
            names = "--hang",
            description = "Lets each command hang too: before it does anything, and after it has done everything.")
    private boolean hang;

    @Option(
            names = "--tries",
            paramLabel = "N",
            description = "At most that many commands, spread evenly over the plan (default: all).")
    private int tries = Integer.MAX_VALUE;

    @Option(
            names = "--steps",
            paramLabel = "STEP",
            description = "Only commands of this step: HOST/KIND/NAME, or that with :VERB; may be repeated.")
    private List<String> steps = List.of();

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    private OutputFormat output = OutputFormat.text;

    RehearseCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (tries < 1) {
            throw wrong("bad_tries", "--tries " + tries + " leaves nothing to rehearse", "give a number from 1");
        }
        Plan plan =
                Session.open(context, options.workspace, options.fleet, plans).plan(plans, options);
        Told.diagnostics(context, plan.diagnostics());
        if (plan.hasErrors()) {
            return ExitCodes.ERROR;
        }
        Rehearsal rehearsal = new Rehearsal(plan);
        Rehearsal.Straight straight = rehearsal.straight();
        List<Rehearsal.Cue> cues = straight.ok() ? bounded(straight.cues()) : List.of();
        List<Mishap> mishaps = hang ? List.of(Mishap.values()) : List.of(Mishap.FAILS);
        List<Rehearsal.Ending> endings = cues.parallelStream()
                .flatMap(cue -> mishaps.stream().map(mishap -> rehearsal.mishap(straight, cue, mishap)))
                .toList();
        RehearsalReport report = new RehearsalReport(plan, rehearsal.notes(), straight, mishaps, endings);
        if (output == OutputFormat.json) {
            context.out().print(report.json().toPrettyString() + "\n");
        } else {
            context.out().print(report.text(context.colour()));
            Age.lines(
                            PlanFile.of(plan, Release.own().version()),
                            context.clock().instant())
                    .forEach(context.out()::println);
        }
        Told.diagnostics(context, straight.plan().hasErrors() ? straight.plan().diagnostics() : List.of());
        return report.held() ? ExitCodes.OK : ExitCodes.ERROR;
    }

    private List<Rehearsal.Cue> bounded(List<Rehearsal.Cue> all) {
        Set<String> unknown = new LinkedHashSet<>(steps);
        all.forEach(cue -> unknown.removeAll(names(cue)));
        if (!unknown.isEmpty()) {
            throw wrong(
                    "no_step",
                    "no step of this plan that runs commands is called " + String.join(", ", unknown),
                    "steps are called: "
                            + String.join(
                                    ", ",
                                    all.stream()
                                            .map(c -> c.step().id().toString())
                                            .distinct()
                                            .toList()));
        }
        List<Rehearsal.Cue> wanted = steps.isEmpty()
                ? all
                : all.stream()
                        .filter(c -> names(c).stream().anyMatch(steps::contains))
                        .toList();
        return tries >= wanted.size()
                ? wanted
                : IntStream.range(0, tries)
                        .mapToObj(i -> wanted.get((int) ((long) i * wanted.size() / tries)))
                        .toList();
    }

    private static Collection<String> names(Rehearsal.Cue cue) {
        return List.of(cue.step().id().toString(), cue.step().id().address().toString());
    }

    private static DiagnosticException wrong(String code, String message, String help) {
        return new DiagnosticException(Diagnostic.error("zplan::rehearse::" + code, message, null, help));
    }
}
