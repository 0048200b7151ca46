package dev.zplan.report.html;

import dev.zplan.plan.Stage;
import dev.zplan.plan.Verb;
import dev.zplan.report.PlanGraph;
import dev.zplan.report.PlanGraph.Edge;
import dev.zplan.report.PlanGraph.Node;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Graphs for the tests of the picture. A node's zone is the first part of its kind; that of {@code -} is none. */
final class Graphs {

    /** What zone a node belongs to. */
    static final Function<Node, Optional<String>> ZONE =
            node -> Optional.of(node.address().kind()).filter(kind -> !kind.equals("-"));

    private Graphs() {}

    /** Of nodes {@code zone/name}, {@code !zone/name} for one after the commit point; and edges {@code a>b} between names. */
    static PlanGraph of(List<String> nodes, String... edges) {
        List<Node> all = new ArrayList<>();
        for (String text : nodes) {
            boolean purge = text.startsWith("!");
            String[] parts = text.substring(purge ? 1 : 0).split("/", 2);
            all.add(new Node(
                    all.size(), new Address("h", parts[0], parts[1]), Verb.CREATE, purge ? Stage.PURGE : Stage.MAIN));
        }
        return new PlanGraph(
                all,
                Stream.of(edges)
                        .map(edge -> edge.split(">", 2))
                        .map(ends -> new Edge(node(all, ends[0]), node(all, ends[1])))
                        .toList());
    }

    static Node node(List<Node> all, String name) {
        return all.stream()
                .filter(n -> n.address().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private record Draft(int zone, boolean purge, int edges) {}

    /** Without cycles; what comes after the commit point may wait for what comes before, not the other way round. */
    static Arbitrary<PlanGraph> any() {
        Arbitrary<Draft> draft = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 5).map(i -> i == 0),
                        Arbitraries.integers())
                .as(Draft::new);
        return draft.list().ofMaxSize(16).map(Graphs::build);
    }

    /** The bits of {@code edges} say which earlier nodes a node waits for; half of them are left out. */
    private static PlanGraph build(List<Draft> drafts) {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (Draft draft : drafts) {
            String zone = draft.zone() == 0 ? "-" : "zone" + draft.zone();
            Stage stage = draft.purge() ? Stage.PURGE : Stage.MAIN;
            Node node = new Node(nodes.size(), new Address("h", zone, "n" + nodes.size()), Verb.CREATE, stage);
            int bits = draft.edges() & draft.edges() >>> 16;
            nodes.stream()
                    .filter(before -> (bits >> before.number() & 1) == 1)
                    .filter(before -> draft.purge() || before.stage() == Stage.MAIN)
                    .forEach(before -> edges.add(new Edge(before, node)));
            nodes.add(node);
        }
        return new PlanGraph(nodes, edges);
    }
}
