package dev.zplan.report.html;

import dev.zplan.plan.Stage;
import dev.zplan.report.PlanGraph;
import dev.zplan.report.PlanGraph.Edge;
import dev.zplan.report.PlanGraph.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The column of each node: behind all that it waits for, and what comes after the commit point behind everything else. */
final class Columns {

    private final List<Node> order;
    private final int[] column;
    private final int main;
    private final int count;
    private final List<Edge> edges;
    private final List<List<Node>> before;
    private final List<List<Node>> after;

    Columns(PlanGraph graph) {
        order = order(graph);
        int[] place = new int[order.size()];
        IntStream.range(0, place.length).forEach(i -> place[order.get(i).number()] = i);
        column = new int[place.length];
        List<Edge> forward = graph.edges().stream()
                .filter(e -> place[e.from().number()] < place[e.to().number()])
                .toList();
        List<List<Node>> waitsFor = lists(place.length);
        forward.forEach(e -> waitsFor.get(e.to().number()).add(e.from()));
        main = fill(Stage.MAIN, 0, waitsFor);
        count = fill(Stage.PURGE, main, waitsFor);
        edges = needed(
                forward.stream().filter(e -> column(e.from()) < column(e.to())).toList());
        before = lists(place.length);
        edges.forEach(e -> before.get(e.to().number()).add(e.from()));
        after = lists(place.length);
        edges.forEach(e -> after.get(e.from().number()).add(e.to()));
    }

    /** The node's column, from 0. */
    int column(Node node) {
        return column[node.number()];
    }

    /** How many columns there are before the commit point. */
    int main() {
        return main;
    }

    /** How many columns there are. */
    int count() {
        return count;
    }

    /** The edges that no others imply, all leading forward: one that closes a cycle is left out, which only a refused plan has. */
    List<Edge> edges() {
        return edges;
    }

    /** Where the edges to the node come from. */
    List<Node> before(Node node) {
        return before.get(node.number());
    }

    /** Where the edges from the node lead. */
    List<Node> after(Node node) {
        return after.get(node.number());
    }

    /** Every node after what it waits for; where a cycle leaves none, the first of the rest. */
    private static List<Node> order(PlanGraph graph) {
        List<List<Node>> waiting = lists(graph.nodes().size());
        int[] open = new int[graph.nodes().size()];
        for (Edge edge : graph.edges()) {
            waiting.get(edge.from().number()).add(edge.to());
            open[edge.to().number()]++;
        }
        List<Node> order = new ArrayList<>();
        BitSet placed = new BitSet();
        graph.nodes().stream().filter(n -> open[n.number()] == 0).forEach(n -> place(n, placed, order));
        for (int done = 0; done < graph.nodes().size(); done++) {
            if (done == order.size()) {
                place(graph.nodes().get(placed.nextClearBit(0)), placed, order);
            }
            waiting.get(order.get(done).number()).stream()
                    .filter(n -> --open[n.number()] == 0)
                    .forEach(n -> place(n, placed, order));
        }
        return order;
    }

    private static void place(Node node, BitSet placed, List<Node> order) {
        if (!placed.get(node.number())) {
            placed.set(node.number());
            order.add(node);
        }
    }

    /** Longest paths to the nodes of a stage, from its first column on; gives the first column behind it. */
    private int fill(Stage stage, int first, List<List<Node>> waitsFor) {
        int end = first;
        for (Node node : order) {
            if (node.stage() == stage) {
                column[node.number()] = waitsFor.get(node.number()).stream()
                        .mapToInt(b -> column(b) + 1)
                        .reduce(first, Math::max);
                end = Math.max(end, column(node) + 1);
            }
        }
        return end;
    }

    /** Leaves out what a longer way says too. */
    private List<Edge> needed(List<Edge> all) {
        List<List<Node>> next = lists(order.size());
        all.forEach(e -> next.get(e.from().number()).add(e.to()));
        List<BitSet> behind =
                IntStream.range(0, order.size()).mapToObj(i -> new BitSet()).toList();
        for (int i = order.size() - 1; i >= 0; i--) {
            BitSet reached = behind.get(order.get(i).number());
            for (Node node : next.get(order.get(i).number())) {
                reached.set(node.number());
                reached.or(behind.get(node.number()));
            }
        }
        return all.stream()
                .filter(e -> next.get(e.from().number()).stream()
                        .noneMatch(n -> behind.get(n.number()).get(e.to().number())))
                .toList();
    }

    private static List<List<Node>> lists(int count) {
        return IntStream.range(0, count)
                .<List<Node>>mapToObj(i -> new ArrayList<>())
                .toList();
    }
}
