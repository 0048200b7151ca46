package dev.zplan.cli;

import dev.zplan.plan.PlanFile;
import dev.zplan.report.PlanScript;
import dev.zplan.report.PlanText;
import picocli.CommandLine.Option;

/** How a plan is shown. */
final class PlanOutput {

    @Option(names = "--commands", description = "Shows the commands of a plan as a script.")
    boolean commands;

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    OutputFormat output = OutputFormat.text;

    /** Prints a plan, and tells what is wrong with it; returns the exit code for that. */
    int print(Context context, PlanFile plan) {
        Told.diagnostics(context, plan.diagnostics());
        if (output == OutputFormat.json) {
            context.out().print(plan.write());
        } else if (!plan.hasErrors()) {
            context.out().print(commands ? new PlanScript().print(plan) : new PlanText(context.colour()).print(plan));
            Age.lines(plan, context.clock().instant())
                    .forEach(line -> context.out().println(commands ? "# " + line : line));
        }
        return plan.hasErrors() ? ExitCodes.ERROR : ExitCodes.OK;
    }
}
