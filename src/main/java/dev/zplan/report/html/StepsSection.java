package dev.zplan.report.html;

import dev.zplan.module.CommandLine;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileStep;
import dev.zplan.plan.Stage;
import dev.zplan.plan.StepId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every step with its commands and what would undo them, folded.
 *
 * @param plan the plan
 * @param index where things are
 */
record StepsSection(PlanFile plan, Index index) {

    void write(Markup html) {
        if (plan.steps().isEmpty()) {
            return;
        }
        html.open("section", "id", "steps").leaf("h2", "Steps");
        html.leaf("button", "Unfold all", "type", "button", "data-fold", "", "hidden", "");
        some(Stage.MAIN, "Before the commit point", "These can be undone.", html);
        some(Stage.PURGE, "After the commit point", "These cannot be undone.", html);
        html.close();
    }

    private void some(Stage stage, String title, String words, Markup html) {
        List<PlanFileStep> steps =
                plan.steps().stream().filter(s -> s.stage() == stage).toList();
        if (steps.isEmpty()) {
            return;
        }
        html.open("section", "data-group", "").leaf("h3", title).leaf("p", words, "class", "dim");
        steps.forEach(step -> step(step, html));
        html.close();
    }

    private void step(PlanFileStep step, Markup html) {
        int number = index.number(step.id()).orElseThrow();
        Look look = Look.of(step.id().verb());
        html.open("details", index.filtered("step", step.id().address(), "id", Index.row(number), "class", "step"))
                .open("summary")
                .leaf("span", String.valueOf(number), "class", "number")
                .text(" ")
                .open("span", "class", look.style())
                .leaf("span", look.sign(), "class", "sign", "aria-hidden", "true")
                .text(" ")
                .leaf("code", step.id().toString())
                .close()
                .close();
        if (!step.needs().isEmpty()) {
            html.open("p").text("Waits for");
            step.needs().forEach(need -> need(need, html));
            html.close();
        }
        commands("Commands", step.commands(), html);
        commands("Undo", step.undo(), html);
        html.close();
    }

    private void need(StepId need, Markup html) {
        html.text(" ");
        index.number(need)
                .ifPresentOrElse(
                        number -> html.leaf("a", number + " " + need, "href", "#" + Index.row(number)),
                        () -> html.leaf("code", need.toString()));
    }

    private static void commands(String title, List<CommandLine> commands, Markup html) {
        if (!commands.isEmpty()) {
            html.leaf("h4", title).open("pre");
            html.lines(commands.stream().map(CommandLine::script).collect(Collectors.joining("\n")))
                    .close();
        }
    }
}
