package dev.zplan.cli;

import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.GraphText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "graph",
        description = "Prints the steps of a plan as a graph; without steps, the resources and what they depend on.",
        footer = {
            "%nExamples:",
            "  zplan graph web | dot -Tsvg -o web.svg",
            "  zplan graph --format mermaid             for a page in Markdown"
        })
final class GraphCommand implements Callable<Integer> {

    /** The languages; the names are what one writes on the command line. */
    enum Format {
        /** Graphviz. */
        dot,
        /** Mermaid. */
        mermaid
    }

    private final Context context;

    @Mixin
    private PlanOptions options = new PlanOptions();

    @Parameters(paramLabel = "PLAN", description = "Plan names or files (default: all directly in plans/).")
    private List<String> plans = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", description = "dot (default) or mermaid.")
    private Format format = Format.dot;

    GraphCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Plan plan =
                Session.open(context, options.workspace, options.fleet, plans).plan(plans, options);
        Told.diagnostics(context, plan.diagnostics());
        if (plan.hasErrors()) {
            return ExitCodes.ERROR;
        }
        PlanFile shown = PlanFile.of(plan, Release.own().version());
        context.out().print(format == Format.dot ? GraphText.dot(shown) : GraphText.mermaid(shown));
        return ExitCodes.OK;
    }
}
