package dev.zplan.report.html;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.StepId;
import dev.zplan.plan.Verb;
import dev.zplan.report.PlanGraph;
import dev.zplan.report.PlanGraph.Node;
import dev.zplan.resource.Address;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The picture of what waits for what, and what its signs mean.
 *
 * @param plan the plan
 * @param index where things are
 */
record GraphSection(PlanFile plan, Index index) {

    void write(Markup html) {
        PlanGraph graph = PlanGraph.of(plan);
        if (graph.nodes().isEmpty()) {
            return;
        }
        boolean steps = !plan.steps().isEmpty();
        Grid grid = Grid.of(graph, node -> index.zone(node.address()));
        html.open("section", "id", "graph").leaf("h2", steps ? "What waits for what" : "What depends on what");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Picture");
        String words = "%d %s in a lane for each zone. An arrow leads to what waits."
                .formatted(graph.nodes().size(), steps ? "steps" : "resources");
        new Picture(grid, this::box, html)
                .write(
                        steps ? "Steps of the plan" : "Resources of the plan",
                        steps ? words + " The list of steps below says the same." : words);
        html.close();
        legend(graph, html);
        html.close();
    }

    private Picture.Box box(Node node) {
        Address address = node.address();
        Look look = look(node);
        boolean same = address.name().equals(index.zone(address).orElse(null));
        String label = same ? address.kind() : address.kind() + " " + address.name();
        Verb verb = node.verb();
        String row = verb == null
                ? index.row(address).orElse("")
                : index.number(new StepId(address, verb)).map(Index::row).orElse("");
        return new Picture.Box(look, told(verb) ? label : label + ": " + look.words(), row);
    }

    private Look look(Node node) {
        Verb verb = node.verb();
        return verb != null
                ? Look.of(verb)
                : Look.ofResource(
                        index.change(node.address()).map(Change::action).orElse(Action.NONE));
    }

    /** Whether the sign says enough. */
    private static boolean told(@Nullable Verb verb) {
        return verb == null || verb == Verb.CREATE || verb == Verb.UPDATE || verb == Verb.DELETE;
    }

    private void legend(PlanGraph graph, Markup html) {
        html.open("ul", "class", "legend", "aria-label", "Signs");
        graph.nodes().stream()
                .map(this::look)
                .distinct()
                .sorted(Comparator.comparing(Look::style).thenComparing(Look::sign))
                .forEach(look -> html.open("li", "class", look.style())
                        .leaf("span", look.sign(), "class", "sign")
                        .text(" " + look.words())
                        .close());
        html.close();
    }
}
