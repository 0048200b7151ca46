package dev.zplan.cli;

import dev.zplan.plan.PlanFile;
import dev.zplan.report.Age;
import dev.zplan.report.Outlook;
import dev.zplan.report.PlanScript;
import dev.zplan.report.PlanText;
import dev.zplan.report.ReportFormat;
import picocli.CommandLine.Option;

/** How a plan is shown. */
final class PlanOutput {

    @Option(names = "--commands", description = "Shows the commands of a plan as a script.")
    boolean commands;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            converter = ReportOptions.Format.class,
            description = "text (default), json, junit, sarif, github, markdown, dot, mermaid, script or html.")
    ReportFormat output = ReportFormat.text;

    /** Whether it is asked how only a plan can be shown. */
    boolean isForPlansOnly() {
        return commands || (output != ReportFormat.text && output != ReportFormat.json);
    }

    /** Prints a plan, and tells what is wrong with it; returns the exit code for that. */
    int print(Context context, Outlook outlook) {
        PlanFile plan = outlook.plan();
        Told.diagnostics(context, outlook.diagnostics());
        if (plan == null || output != ReportFormat.text) {
            context.out().print(output == ReportFormat.text ? "" : output.print(outlook));
        } else if (!plan.hasErrors()) {
            context.out().print(commands ? new PlanScript().print(plan) : new PlanText(context.page()).print(plan));
            Age.lines(plan, context.clock().instant())
                    .forEach(line -> context.out().println(commands ? "# " + line : line));
        }
        return outlook.errors().isEmpty() ? ExitCodes.OK : ExitCodes.ERROR;
    }
}
