package dev.zplan.report;

import dev.zplan.module.CommandLine;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileStep;
import dev.zplan.plan.Stage;
import java.util.List;

/** The commands of a plan as a shell script, in an order that the graph allows; what would undo them stands in comments. */
public final class PlanScript {

    /** The comment after which nothing can be taken back. */
    static final String COMMIT_POINT = "# commit point";

    /** The script, ending in a line end. Secrets are masked: where there are any it does not run as it is. */
    public String print(PlanFile plan) {
        StringBuilder out = new StringBuilder("#!/bin/sh\n");
        if (plan.hosts().size() > 1) {
            out.append("# For several hosts: the first word of each step says for which.\n");
        }
        out.append("set -e\n");
        plan.steps().stream().filter(s -> s.stage() == Stage.MAIN).forEach(s -> step(s, out));
        List<PlanFileStep> purges =
                plan.steps().stream().filter(s -> s.stage() == Stage.PURGE).toList();
        if (!purges.isEmpty()) {
            out.append('\n').append(COMMIT_POINT).append('\n');
            purges.forEach(s -> step(s, out));
        }
        return out.toString();
    }

    private static void step(PlanFileStep step, StringBuilder out) {
        out.append("\n# ").append(Printable.line(step.id().toString())).append('\n');
        step.commands().forEach(c -> out.append(Printable.block(c.script())).append('\n'));
        for (CommandLine undo : step.undo()) {
            Printable.block(undo.script())
                    .lines()
                    .forEach(line -> out.append("# undo: ").append(line).append('\n'));
        }
    }
}
