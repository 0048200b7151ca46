package dev.zplan.report;

import dev.zplan.plan.Action;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileStep;
import dev.zplan.plan.Stage;
import dev.zplan.plan.StepId;
import dev.zplan.zone.DesiredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan's steps as a graph for Graphviz or Mermaid, an arrow from each step to those that wait for it; what comes after the
 * commit point stands apart. Without steps: the wanted resources and their {@code depends-on}.
 */
public final class GraphText {

    private GraphText() {}

    /** For Graphviz, ending in a line end. */
    public static String dot(PlanFile plan) {
        Drawing drawing = Drawing.of(plan);
        StringBuilder out = new StringBuilder("digraph zplan {\n    rankdir=LR;\n    node [shape=box];\n");
        drawing.main.forEach(label -> out.append("    ").append(dotNode(drawing, label)));
        if (!drawing.purge.isEmpty()) {
            out.append("    subgraph cluster_purge {\n        label=\"after the commit point\";\n");
            drawing.purge.forEach(label -> out.append("        ").append(dotNode(drawing, label)));
            out.append("    }\n");
        }
        drawing.edges.forEach(edge -> out.append("    ")
                .append(edge.from)
                .append(" -> ")
                .append(edge.to)
                .append(";\n"));
        return out.append("}\n").toString();
    }

    private static String dotNode(Drawing drawing, String label) {
        String escaped = Printable.line(label).replace("\\", "\\\\").replace("\"", "\\\"");
        return drawing.names.get(label) + " [label=\"" + escaped + "\"];\n";
    }

    /** For Mermaid, ending in a line end. */
    public static String mermaid(PlanFile plan) {
        Drawing drawing = Drawing.of(plan);
        StringBuilder out = new StringBuilder("flowchart LR\n");
        drawing.main.forEach(label -> out.append("    ").append(mermaidNode(drawing, label)));
        if (!drawing.purge.isEmpty()) {
            out.append("    subgraph purge [\"after the commit point\"]\n");
            drawing.purge.forEach(label -> out.append("        ").append(mermaidNode(drawing, label)));
            out.append("    end\n");
        }
        drawing.edges.forEach(edge -> out.append("    ")
                .append(edge.from)
                .append(" --> ")
                .append(edge.to)
                .append('\n'));
        return out.toString();
    }

    /** Mermaid reads markup in labels; it knows characters by their numbers. */
    private static String mermaidNode(Drawing drawing, String label) {
        StringBuilder escaped = new StringBuilder();
        Printable.line(label)
                .codePoints()
                .forEach(c -> escaped.append("\"#&<>`\\;".indexOf(c) >= 0 ? "#" + c + ";" : Character.toString(c)));
        return drawing.names.get(label) + "[\"" + escaped + "\"]\n";
    }

    private record Edge(String from, String to) {}

    /** Nodes by label, with the names that the languages can read. */
    private record Drawing(List<String> main, List<String> purge, Map<String, String> names, List<Edge> edges) {

        static Drawing of(PlanFile plan) {
            Drawing drawing =
                    new Drawing(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
            if (plan.steps().isEmpty()) {
                drawing.resources(plan);
            } else {
                drawing.steps(plan);
            }
            return drawing;
        }

        private void steps(PlanFile plan) {
            for (PlanFileStep step : plan.steps()) {
                node(step.stage() == Stage.PURGE ? purge : main, step.id().toString());
            }
            for (PlanFileStep step : plan.steps()) {
                for (StepId before : step.needs()) {
                    edge(before.toString(), step.id().toString());
                }
            }
        }

        private void resources(PlanFile plan) {
            plan.changes().stream()
                    .filter(c -> c.action() != Action.FORGET)
                    .forEach(c -> node(main, c.address().toString()));
            for (DesiredResource wanted : plan.desired().resources()) {
                wanted.dependsOn()
                        .forEach(before ->
                                edge(before.toString(), wanted.address().toString()));
            }
        }

        private void node(List<String> where, String label) {
            where.add(label);
            names.put(label, "n" + names.size());
        }

        /** What a plan narrowed to targets leaves out has no node. */
        private void edge(String before, String after) {
            String from = names.get(before);
            String to = names.get(after);
            if (from != null && to != null) {
                edges.add(new Edge(from, to));
            }
        }
    }
}
