package dev.zplan.report.html;

import dev.zplan.report.PlanGraph.Edge;
import dev.zplan.report.PlanGraph.Node;
import dev.zplan.report.Printable;
import dev.zplan.report.html.Grid.Cell;
import dev.zplan.report.html.Grid.Lane;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The graph of a plan as SVG: a lane for each zone, an arrow from each step to those that wait for it.
 *
 * @param grid where everything stands; not empty
 * @param boxes what is drawn for each node
 */
record Picture(Grid grid, Function<Node, Box> boxes) {

    /** The longest label, and the longest name of a zone, in characters; what is longer loses its middle. */
    private static final int LONGEST = 34;

    /** The widest advance among the usual monospaced fonts at the style sheet's 12px, in tenths of a pixel. */
    private static final int CHARACTER = 75;

    /** From here on characters may be twice as wide, or come from a font that is no monospaced one. */
    private static final int FOREIGN = 0x300;

    /** Narrow all the same: what is put in here. */
    private static final String OURS = "…↑↓→";

    private static final int CORNER = 5;
    private static final int INSET = 8;
    /** From the middle of a line of text down to its base. */
    private static final int BASE = 4;

    /**
     * What is drawn for a node.
     *
     * @param look its colours and its sign
     * @param label what is written on it
     * @param row the id of the row that tells more of it; empty for none
     */
    record Box(Look look, String label, String row) {}

    void write(Markup html, String title, String description) {
        Geometry geometry = new Geometry(grid, names(), widths());
        String width = String.valueOf(geometry.width());
        String height = String.valueOf(geometry.height());
        html.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "role",
                "img",
                "aria-labelledby",
                "graph-title graph-desc",
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 " + width + " " + height);
        html.leaf("title", title, "id", "graph-title").leaf("desc", description, "id", "graph-desc");
        arrow(html);
        html.open("g", "class", "lanes");
        IntStream.range(0, grid.lanes().size()).forEach(lane -> lane(geometry, lane, html));
        html.close();
        if (grid.columns().main() < grid.columns().count()) {
            commitPoint(geometry, html);
        }
        grid.columns().edges().forEach(edge -> edge(geometry, edge, html));
        grid.cells().forEach(cell -> node(geometry, cell, html));
        names(geometry, html);
        html.close();
    }

    private int names() {
        return grid.lanes().stream()
                .mapToInt(lane -> Math.max(width(lane.host()), width(name(lane))))
                .max()
                .orElse(0);
    }

    private List<Integer> widths() {
        int[] widths = new int[grid.columns().count()];
        for (Cell cell : grid.cells()) {
            int width = width(text(boxes.apply(cell.node()))) + 2 * INSET;
            widths[cell.column()] = Math.max(widths[cell.column()], width);
        }
        return IntStream.of(widths).boxed().toList();
    }

    private static String text(Box box) {
        return box.look().sign() + " " + shortened(box.label());
    }

    private static String name(Lane lane) {
        String zone = lane.zone();
        return zone == null ? "no zone" : shortened(zone);
    }

    private static String shortened(String text) {
        int[] all = Printable.line(text).codePoints().toArray();
        int head = LONGEST / 2 - 1;
        int tail = LONGEST - head - 1;
        return all.length <= LONGEST
                ? new String(all, 0, all.length)
                : new String(all, 0, head) + "…" + new String(all, all.length - tail, tail);
    }

    private static int width(String text) {
        int characters = text.codePoints()
                .map(c -> c < FOREIGN || OURS.indexOf(c) >= 0 ? 1 : 2)
                .sum();
        return (characters * CHARACTER + 9) / 10;
    }

    /** The point of an arrow, which all lines share. */
    private static void arrow(Markup html) {
        html.open("defs")
                .open(
                        "marker",
                        "id",
                        "arrow",
                        "viewBox",
                        "0 0 8 8",
                        "refX",
                        "8",
                        "refY",
                        "4",
                        "markerWidth",
                        "8",
                        "markerHeight",
                        "8",
                        "orient",
                        "auto",
                        "markerUnits",
                        "userSpaceOnUse")
                .empty("path", "d", "M0 0L8 4L0 8z")
                .close()
                .close();
    }

    private void lane(Geometry geometry, int lane, Markup html) {
        html.empty(
                "rect",
                "class",
                lane % 2 == 0 ? "even" : "odd",
                "y",
                String.valueOf(geometry.top(lane)),
                "width",
                String.valueOf(geometry.width()),
                "height",
                String.valueOf(geometry.height(lane)));
    }

    /** The names of the lanes come last: the script keeps them in sight, over everything else. */
    private void names(Geometry geometry, Markup html) {
        html.open("g", "class", "names");
        html.empty(
                "rect",
                "class",
                "ground",
                "width",
                String.valueOf(names() + 2 * INSET),
                "height",
                String.valueOf(geometry.height()));
        for (int i = 0; i < grid.lanes().size(); i++) {
            Lane lane = grid.lanes().get(i);
            if (geometry.begins(i)) {
                text(html, "host", INSET, geometry.top(i) - 9, shortened(lane.host()));
            }
            text(
                    html,
                    lane.zone() == null ? "name none" : "name",
                    INSET,
                    geometry.top(i) + geometry.height(i) / 2 + BASE,
                    name(lane));
        }
        html.close();
    }

    private void commitPoint(Geometry geometry, Markup html) {
        html.empty("path", "class", "commit", "d", "M%d 18V%d".formatted(geometry.commit(), geometry.height() - 4));
        text(html, "commit", geometry.commit() + 5, 14, "after the commit point");
    }

    private void edge(Geometry geometry, Edge edge, Markup html) {
        html.empty(
                "path",
                "class",
                "edge",
                "d",
                path(geometry.points(edge)),
                "marker-end",
                "url(#arrow)",
                "data-from",
                String.valueOf(edge.from().number()),
                "data-to",
                String.valueOf(edge.to().number()));
    }

    /** Straight lines with rounded corners. */
    private static String path(List<Geometry.Point> points) {
        StringBuilder path = new StringBuilder();
        path.append('M')
                .append(points.get(0).x())
                .append(' ')
                .append(points.get(0).y());
        for (int i = 1; i + 1 < points.size(); i++) {
            Geometry.Point before = points.get(i - 1);
            Geometry.Point corner = points.get(i);
            Geometry.Point after = points.get(i + 1);
            Geometry.Point in = corner.towards(before, CORNER);
            Geometry.Point out = corner.towards(after, CORNER);
            path.append("L%d %dQ%d %d %d %d".formatted(in.x(), in.y(), corner.x(), corner.y(), out.x(), out.y()));
        }
        Geometry.Point end = points.get(points.size() - 1);
        return path.append("H").append(end.x()).toString();
    }

    private void node(Geometry geometry, Cell cell, Markup html) {
        Node node = cell.node();
        Box box = boxes.apply(node);
        int left = geometry.left(cell);
        int middle = geometry.middle(cell);
        html.open(
                "g",
                "class",
                "node " + box.look().style(),
                "data-node",
                String.valueOf(node.number()),
                "data-row",
                box.row());
        html.leaf("title", node.label());
        html.empty(
                "rect",
                "x",
                String.valueOf(left),
                "y",
                String.valueOf(middle - Geometry.BOX / 2),
                "width",
                String.valueOf(geometry.width(cell)),
                "height",
                String.valueOf(Geometry.BOX),
                "rx",
                "4");
        text(html, "label", left + INSET, middle + BASE, text(box));
        html.close();
    }

    private static void text(Markup html, String style, int x, int y, String text) {
        html.leaf("text", text, "class", style, "x", String.valueOf(x), "y", String.valueOf(y));
    }
}
