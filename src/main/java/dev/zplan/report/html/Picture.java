package dev.zplan.report.html;

import dev.zplan.report.PlanGraph.Edge;
import dev.zplan.report.PlanGraph.Node;
import dev.zplan.report.html.Geometry.Point;
import dev.zplan.report.html.Grid.Cell;
import dev.zplan.report.html.Grid.Lane;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A grid as SVG. Colours come from the style sheet; where a server forbids it, as Jenkins does, what stands in the attributes keeps
 * the picture legible.
 */
final class Picture {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int CORNER = 5;
    private static final int INSET = 8;

    /** From the middle of a line of text down to its base. */
    private static final int BASE = 4;

    private final Grid grid;
    private final Function<Node, Box> boxes;
    private final Geometry geometry;
    private final int names;
    private final Markup html;

    /**
     * What is drawn for a node.
     *
     * @param look its colours and its sign
     * @param label what is written on it
     * @param row the id of the row that tells more of it; empty for none
     */
    record Box(Look look, String label, String row) {

        private String text() {
            return look.sign() + " " + Lettering.drawn(label);
        }
    }

    /** Draws a grid with at least one cell into {@code html}. */
    Picture(Grid grid, Function<Node, Box> boxes, Markup html) {
        this.grid = grid;
        this.boxes = boxes;
        this.html = html;
        names = grid.lanes().stream()
                .flatMap(lane -> List.of(Lettering.drawn(lane.host()), name(lane)).stream())
                .mapToInt(Lettering::width)
                .reduce(0, Math::max);
        int[] widths = new int[grid.columns().count()];
        for (Cell cell : grid.cells()) {
            int width = Lettering.width(boxes.apply(cell.node()).text()) + 2 * INSET;
            widths[cell.column()] = Math.max(widths[cell.column()], width);
        }
        geometry = new Geometry(grid, names, IntStream.of(widths).boxed().toList());
    }

    private static String name(Lane lane) {
        String zone = lane.zone();
        return zone == null ? "no zone" : Lettering.drawn(zone);
    }

    /** Writes it, under that title and with that description for those who do not see it. */
    void write(String title, String description) {
        int width = geometry.width();
        int height = geometry.height();
        html.open(
                "svg",
                "xmlns",
                SVG,
                "role",
                "img",
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 %d %d".formatted(width, height),
                "fill",
                "none",
                "stroke",
                "currentColor",
                "font-family",
                "monospace",
                "font-size",
                "12");
        html.leaf("title", title).leaf("desc", description);
        arrow();
        IntStream.range(0, grid.lanes().size()).forEach(this::lane);
        if (grid.columns().main() < grid.columns().count()) {
            html.empty("path", "class", "commit", "d", "M%d 18V%d".formatted(geometry.commit(), height - 4));
            text("commit", geometry.commit() + 5, 14, "after the commit point");
        }
        grid.columns().edges().forEach(this::edge);
        grid.cells().forEach(this::node);
        names();
        html.close();
    }

    /** The point of an arrow, which all lines share. */
    private void arrow() {
        html.open("defs")
                .open(
                        "marker",
                        "id",
                        "arrow",
                        "refX",
                        8,
                        "refY",
                        4,
                        "markerWidth",
                        8,
                        "markerHeight",
                        8,
                        "orient",
                        "auto",
                        "markerUnits",
                        "userSpaceOnUse");
        html.empty("path", "d", "M0 0L8 4L0 8z").close().close();
    }

    private void lane(int lane) {
        rect(lane % 2 == 0 ? "even" : "odd", 0, geometry.top(lane), geometry.width(), geometry.height(lane));
    }

    private void edge(Edge edge) {
        html.empty(
                "path",
                "class",
                "edge",
                "d",
                path(geometry.points(edge)),
                "marker-end",
                "url(#arrow)",
                "data-from",
                edge.from().number(),
                "data-to",
                edge.to().number());
    }

    /** Straight lines with rounded corners. */
    private static String path(List<Point> points) {
        StringBuilder path = new StringBuilder(
                "M%d %d".formatted(points.get(0).x(), points.get(0).y()));
        for (int i = 1; i + 1 < points.size(); i++) {
            Point corner = points.get(i);
            Point in = corner.towards(points.get(i - 1), CORNER);
            Point out = corner.towards(points.get(i + 1), CORNER);
            path.append("L%d %dQ%d %d %d %d".formatted(in.x(), in.y(), corner.x(), corner.y(), out.x(), out.y()));
        }
        return path.append('H').append(points.get(points.size() - 1).x()).toString();
    }

    private void node(Cell cell) {
        Node node = cell.node();
        Box box = boxes.apply(node);
        int left = geometry.left(cell);
        int middle = geometry.middle(cell);
        html.open("g", "class", "node " + box.look().style(), "data-node", node.number(), "data-row", box.row());
        html.leaf("title", node.label());
        rect("frame", left, middle - Geometry.BOX / 2, geometry.width(cell), Geometry.BOX);
        text("label", left + INSET, middle + BASE, box.text());
        html.close();
    }

    /** The names of the lanes come last: the script keeps them in sight, over everything else. */
    private void names() {
        html.open("g", "class", "names");
        rect("ground", 0, 0, names + 2 * INSET, geometry.height());
        for (int i = 0; i < grid.lanes().size(); i++) {
            Lane lane = grid.lanes().get(i);
            if (geometry.begins(i)) {
                text("host", INSET, geometry.top(i) - 9, Lettering.drawn(lane.host()));
            }
            String style = lane.zone() == null ? "name none" : "name";
            text(style, INSET, geometry.top(i) + geometry.height(i) / 2 + BASE, name(lane));
        }
        html.close();
    }

    private void rect(String style, int x, int y, int width, int height) {
        html.empty("rect", "class", style, "x", x, "y", y, "width", width, "height", height);
    }

    private void text(String style, int x, int y, String text) {
        html.leaf("text", text, "class", style, "x", x, "y", y, "fill", "currentColor", "stroke", "none");
    }
}
