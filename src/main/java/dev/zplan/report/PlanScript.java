package dev.zplan.report;

import dev.zplan.module.CommandLine;
import dev.zplan.module.ShellWords;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileStep;
import dev.zplan.plan.Redactor;
import dev.zplan.plan.Stage;
import dev.zplan.plan.StepId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The commands of a plan as a shell script that one could run by hand on the host, in an order that the graph allows; what would
 * undo them stands in comments. For several hosts it has a part for each, and is told which.
 */
public final class PlanScript {

    /** The comment after which nothing can be taken back. */
    static final String COMMIT_POINT =
            "# commit point: run what follows only when all above has worked; nothing takes it back";

    private static final String SECRETS = """

            # Secrets are not shown. Write them where it says %s, then delete the next line.
            echo "there are secrets to be filled in" >&2; exit 1
            """.formatted(Redactor.MASK);

    /** The script, ending in a line end. Secrets are masked: where there are any it stops before it does anything. */
    public String print(PlanFile plan) {
        StringBuilder out = new StringBuilder("#!/bin/sh\n");
        TreeSet<String> hosts = new TreeSet<>();
        plan.steps().forEach(s -> hosts.add(s.id().address().host()));
        if (hosts.isEmpty()) {
            return out.append("# nothing to do\n").toString();
        }
        out.append(
                        "# What zplan apply would run, but for its looking before and after. Its registry does not notice:\n")
                .append("# afterwards zplan adopt takes over what was made by hand.\n")
                .append("set -e\n");
        if (plan.steps().stream().anyMatch(PlanScript::isMasked)) {
            out.append(SECRETS);
        }
        if (hosts.size() == 1) {
            all(plan.steps(), out);
        } else {
            parts(hosts, plan.steps(), out);
        }
        return out.toString();
    }

    private static boolean isMasked(PlanFileStep step) {
        return step.commands().stream().anyMatch(c -> c.script().contains(Redactor.MASK));
    }

    private static void all(List<PlanFileStep> steps, StringBuilder out) {
        steps(steps, Stage.MAIN, out);
        if (steps.stream().anyMatch(s -> s.stage() == Stage.PURGE)) {
            out.append('\n').append(COMMIT_POINT).append('\n');
            steps(steps, Stage.PURGE, out);
        }
    }

    private static void parts(SortedSet<String> hosts, List<PlanFileStep> steps, StringBuilder out) {
        String names = hosts.stream().map(Printable::line).collect(Collectors.joining(", "));
        out.append("\n# For several hosts. On each of them: sh THIS-FILE HOST\n");
        out.append("case ${1:-} in\n");
        for (String host : hosts) {
            out.append("\n# ---- ").append(Printable.line(host)).append('\n');
            out.append('(').append(ShellWords.quote(Printable.line(host))).append(")\n");
            all(steps.stream().filter(s -> s.id().address().host().equals(host)).toList(), out);
            out.append(";;\n");
        }
        out.append("\n(*)\necho ")
                .append(ShellWords.quote("which host? one of " + names))
                .append(" >&2; exit 64\n;;\nesac\n");
    }

    private static void steps(List<PlanFileStep> steps, Stage stage, StringBuilder out) {
        steps.stream().filter(s -> s.stage() == stage).forEach(s -> step(s, out));
    }

    private static void step(PlanFileStep step, StringBuilder out) {
        out.append("\n# ").append(Printable.line(step.id().toString())).append('\n');
        for (StepId need : step.needs()) {
            if (!need.address().host().equals(step.id().address().host())) {
                out.append("# after ").append(Printable.line(need.toString())).append('\n');
            }
        }
        step.commands().forEach(c -> out.append(Printable.block(c.script())).append('\n'));
        for (CommandLine undo : step.undo()) {
            Printable.block(undo.script())
                    .lines()
                    .forEach(line -> out.append("# undo: ").append(line).append('\n'));
        }
    }
}
