package dev.zplan.report;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileStep;
import dev.zplan.plan.Stage;
import dev.zplan.plan.StepId;
import dev.zplan.plan.Verb;
import dev.zplan.resource.Address;
import dev.zplan.zone.DesiredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan's steps as a graph, an edge from each step to those that wait for it. Without steps: the wanted resources and their
 * {@code depends-on}.
 *
 * @param nodes by number
 * @param edges each once
 */
public record PlanGraph(List<Node> nodes, List<Edge> edges) {

    /** Keeps copies. */
    public PlanGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * A step, or a resource.
     *
     * @param number its place among the nodes, from 0
     * @param address the resource
     * @param verb what the step does to it; null where the graph is of resources
     * @param stage on which side of the commit point it is
     */
    public record Node(
            int number, Address address, @Nullable Verb verb, Stage stage) {

        /** As the step or the resource is called. */
        public String label() {
            return verb == null ? address.toString() : new StepId(address, verb).toString();
        }
    }

    /**
     * An order of two nodes.
     *
     * @param from what comes before
     * @param to what waits for it
     */
    public record Edge(Node from, Node to) {}

    /** The graph of that plan. */
    public static PlanGraph of(PlanFile plan) {
        return plan.steps().isEmpty() ? ofResources(plan) : ofSteps(plan);
    }

    /** The nodes on one side of the commit point. */
    public List<Node> nodes(Stage stage) {
        return nodes.stream().filter(node -> node.stage() == stage).toList();
    }

    private static PlanGraph ofSteps(PlanFile plan) {
        Map<StepId, Node> nodes = new LinkedHashMap<>();
        List<Edge> edges = new ArrayList<>();
        for (PlanFileStep step : plan.steps()) {
            StepId id = step.id();
            nodes.put(id, new Node(nodes.size(), id.address(), id.verb(), step.stage()));
        }
        plan.steps().forEach(step -> step.needs().forEach(before -> edge(nodes, before, step.id(), edges)));
        return new PlanGraph(List.copyOf(nodes.values()), edges);
    }

    private static PlanGraph ofResources(PlanFile plan) {
        Map<Address, Node> nodes = new LinkedHashMap<>();
        List<Edge> edges = new ArrayList<>();
        plan.changes().stream()
                .filter(change -> change.action() != Action.FORGET)
                .map(Change::address)
                .forEach(address -> nodes.put(address, new Node(nodes.size(), address, null, Stage.MAIN)));
        for (DesiredResource wanted : plan.desired().resources()) {
            wanted.dependsOn().forEach(before -> edge(nodes, before, wanted.address(), edges));
        }
        return new PlanGraph(List.copyOf(nodes.values()), edges);
    }

    /** What a plan narrowed to targets leaves out has no node. */
    private static <T> void edge(Map<T, Node> nodes, T before, T after, List<Edge> edges) {
        Node from = nodes.get(before);
        Node to = nodes.get(after);
        if (from != null && to != null) {
            edges.add(new Edge(from, to));
        }
    }
}
