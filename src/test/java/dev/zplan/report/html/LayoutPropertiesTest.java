package dev.zplan.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.report.PlanGraph;
import dev.zplan.report.PlanGraph.Edge;
import dev.zplan.report.PlanGraph.Node;
import dev.zplan.report.html.Geometry.Point;
import dev.zplan.report.html.Grid.Cell;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Laws of the picture, for any graph. */
final class LayoutPropertiesTest {

    private record Line(Edge edge, Point from, Point to) {

        boolean upright() {
            return from.x() == to.x();
        }

        int left() {
            return Math.min(from.x(), to.x());
        }

        int right() {
            return Math.max(from.x(), to.x());
        }

        int top() {
            return Math.min(from.y(), to.y());
        }

        int bottom() {
            return Math.max(from.y(), to.y());
        }
    }

    @Provide
    Arbitrary<PlanGraph> graphs() {
        return Graphs.any();
    }

    private static Geometry geometry(Grid grid) {
        return new Geometry(grid, 50, Collections.nCopies(grid.columns().count(), 80));
    }

    private static List<Line> lines(Grid grid) {
        Geometry geometry = geometry(grid);
        List<Line> lines = new ArrayList<>();
        for (Edge edge : grid.columns().edges()) {
            List<Point> points = geometry.points(edge);
            for (int i = 1; i < points.size(); i++) {
                lines.add(new Line(edge, points.get(i - 1), points.get(i)));
            }
        }
        return lines;
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void saysWhatTheGraphSays(@ForAll("graphs") PlanGraph graph) {
        Columns columns = new Columns(graph);
        assertThat(reached(graph.nodes(), columns.edges())).isEqualTo(reached(graph.nodes(), graph.edges()));
        assertThat(graph.edges()).allMatch(e -> columns.column(e.from()) < columns.column(e.to()));
    }

    private static List<BitSet> reached(List<Node> nodes, List<Edge> edges) {
        List<BitSet> reached = nodes.stream().map(n -> new BitSet()).toList();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            for (Edge edge : edges) {
                if (edge.from().number() == i) {
                    reached.get(i).set(edge.to().number());
                    reached.get(i).or(reached.get(edge.to().number()));
                }
            }
        }
        return reached;
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void boxesStandApartAndLinesRunAroundThem(@ForAll("graphs") PlanGraph graph) {
        Grid grid = Grid.of(graph, Graphs.ZONE);
        Geometry geometry = geometry(grid);
        assertThat(grid.cells().stream().map(c -> geometry.left(c) + ":" + geometry.middle(c)))
                .doesNotHaveDuplicates();
        for (Line line : lines(grid)) {
            assertThat(line.upright() || line.from().y() == line.to().y()).isTrue();
            for (Cell cell : grid.cells()) {
                boolean through = line.left() < geometry.left(cell) + geometry.width(cell)
                        && geometry.left(cell) < line.right()
                        && line.top() < geometry.middle(cell) + Geometry.BOX / 2
                        && geometry.middle(cell) - Geometry.BOX / 2 < line.bottom();
                assertThat(through).as("%s through %s", line, cell).isFalse();
            }
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void uprightLinesOfDifferentOriginAndAimDoNotMeet(@ForAll("graphs") PlanGraph graph) {
        List<Line> upright = lines(Grid.of(graph, Graphs.ZONE)).stream()
                .filter(Line::upright)
                .toList();
        for (Line a : upright) {
            for (Line b : upright) {
                boolean meet = a.left() == b.left() && a.top() <= b.bottom() && b.top() <= a.bottom();
                boolean kin = a.edge().from().equals(b.edge().from())
                        || a.edge().to().equals(b.edge().to());
                assertThat(meet && !kin).as("%s and %s", a, b).isFalse();
            }
        }
    }
}
