package dev.zplan.report.html;

import dev.zplan.report.HostGroup;
import dev.zplan.report.HostGroup.ZoneGroup;
import dev.zplan.report.PlanGraph;
import dev.zplan.report.PlanGraph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where each node of a graph stands: a lane for each zone, in it rows, and columns through all lanes. What waits for something
 * stands right of it, if possible in its row.
 *
 * @param columns the columns
 * @param lanes from above
 * @param cells by the number of the node
 */
record Grid(Columns columns, List<Lane> lanes, List<Cell> cells) {

    /** Keeps copies. */
    Grid {
        lanes = List.copyOf(lanes);
        cells = List.copyOf(cells);
    }

    /**
     * The lane of one zone, or of what belongs to none.
     *
     * @param host the host
     * @param zone the zone; null for none
     * @param rows how many rows it has
     */
    record Lane(String host, @Nullable String zone, int rows) {}

    /**
     * The place of one node.
     *
     * @param node the node
     * @param lane its lane, from 0
     * @param row its row within the lane, from 0
     * @param column its column, from 0
     */
    record Cell(Node node, int lane, int row, int column) {}

    /** The cell of that node. */
    Cell cell(Node node) {
        return cells.get(node.number());
    }

    /** Lays out a graph; {@code zone} tells what zone a node belongs to. */
    static Grid of(PlanGraph graph, Function<Node, Optional<String>> zone) {
        Columns columns = new Columns(graph);
        List<Lane> lanes = new ArrayList<>();
        Map<Integer, Cell> cells = new TreeMap<>();
        for (HostGroup<Node> host :
                HostGroup.of(graph.nodes(), node -> node.address().host(), zone)) {
            for (ZoneGroup<Node> group : LaneOrder.of(host.zones(), columns)) {
                Rows rows = new Rows(columns);
                rows.add(group.members());
                int lane = lanes.size();
                group.members().forEach(node -> cells.put(node.number(), rows.cell(node, lane)));
                lanes.add(new Lane(host.host(), group.zone(), rows.last.size()));
            }
        }
        return new Grid(columns, lanes, List.copyOf(cells.values()));
    }

    /** The rows of one lane, filled column by column. */
    private static final class Rows {
        private final Columns columns;
        private final Map<Integer, Integer> of = new TreeMap<>();
        private final List<Node> last = new ArrayList<>();

        Rows(Columns columns) {
            this.columns = columns;
        }

        void add(List<Node> nodes) {
            Map<Integer, List<Node>> byColumn = new TreeMap<>();
            nodes.forEach(n -> byColumn.computeIfAbsent(columns.column(n), c -> new ArrayList<>())
                    .add(n));
            for (List<Node> some : byColumn.values()) {
                some.stream()
                        .sorted(Comparator.comparingDouble(this::middle))
                        .toList()
                        .forEach(this::place);
            }
        }

        Cell cell(Node node, int lane) {
            return new Cell(node, lane, row(node), columns.column(node));
        }

        private int row(Node node) {
            return Objects.requireNonNull(of.get(node.number()));
        }

        /** The barycenter of what leads to a node from within its lane; what nothing leads to comes last. */
        private double middle(Node node) {
            return columns.before(node).stream()
                    .filter(b -> of.containsKey(b.number()))
                    .mapToInt(this::row)
                    .average()
                    .orElse(Double.MAX_VALUE);
        }

        private void place(Node node) {
            int row = 0;
            while (row < last.size() && !mayFollow(node, last.get(row))) {
                row++;
            }
            if (row == last.size()) {
                last.add(node);
            } else {
                last.set(row, node);
            }
            of.put(node.number(), row);
        }

        /** A row goes on only behind what leads to it, or what leads nowhere: so no line has to run along another's row. */
        private boolean mayFollow(Node node, Node left) {
            return columns.column(left) < columns.column(node)
                    && (columns.before(node).contains(left)
                            || columns.after(left).isEmpty());
        }
    }
}
