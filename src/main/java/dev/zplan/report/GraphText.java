package dev.zplan.report;

import dev.zplan.plan.PlanFile;
import dev.zplan.plan.Stage;

/** The graph of a plan for Graphviz or Mermaid; what comes after the commit point stands apart. */
public final class GraphText {

    private GraphText() {}

    /** For Graphviz, ending in a line end. */
    public static String dot(PlanFile plan) {
        PlanGraph graph = PlanGraph.of(plan);
        StringBuilder out = new StringBuilder("digraph zplan {\n    rankdir=LR;\n    node [shape=box];\n");
        graph.nodes(Stage.MAIN).forEach(node -> out.append("    ").append(dotNode(node)));
        if (!graph.nodes(Stage.PURGE).isEmpty()) {
            out.append("    subgraph cluster_purge {\n        label=\"after the commit point\";\n");
            graph.nodes(Stage.PURGE).forEach(node -> out.append("        ").append(dotNode(node)));
            out.append("    }\n");
        }
        graph.edges()
                .forEach(edge -> out.append("    ")
                        .append(name(edge.from()))
                        .append(" -> ")
                        .append(name(edge.to()))
                        .append(";\n"));
        return out.append("}\n").toString();
    }

    private static String name(PlanGraph.Node node) {
        return "n" + node.number();
    }

    private static String dotNode(PlanGraph.Node node) {
        String escaped = Printable.line(node.label()).replace("\\", "\\\\").replace("\"", "\\\"");
        return name(node) + " [label=\"" + escaped + "\"];\n";
    }

    /** For Mermaid, ending in a line end. */
    public static String mermaid(PlanFile plan) {
        PlanGraph graph = PlanGraph.of(plan);
        StringBuilder out = new StringBuilder("flowchart LR\n");
        graph.nodes(Stage.MAIN).forEach(node -> out.append("    ").append(mermaidNode(node)));
        if (!graph.nodes(Stage.PURGE).isEmpty()) {
            out.append("    subgraph purge [\"after the commit point\"]\n");
            graph.nodes(Stage.PURGE).forEach(node -> out.append("        ").append(mermaidNode(node)));
            out.append("    end\n");
        }
        graph.edges()
                .forEach(edge -> out.append("    ")
                        .append(name(edge.from()))
                        .append(" --> ")
                        .append(name(edge.to()))
                        .append('\n'));
        return out.toString();
    }

    /** Mermaid reads markup in labels; it knows characters by their numbers. */
    private static String mermaidNode(PlanGraph.Node node) {
        StringBuilder escaped = new StringBuilder();
        Printable.line(node.label())
                .codePoints()
                .forEach(c -> escaped.append("\"#&<>`\\;".indexOf(c) >= 0 ? "#" + c + ";" : Character.toString(c)));
        return name(node) + "[\"" + escaped + "\"]\n";
    }
}
