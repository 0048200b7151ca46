package dev.zplan.report.html;

import dev.zplan.report.PlanGraph.Edge;
import dev.zplan.report.html.Grid.Cell;
import dev.zplan.report.html.Grid.Lane;
import java.util.ArrayList;
import java.util.List;

/** A grid and its wires in pixels. */
final class Geometry {

    /** The height of a box. */
    static final int BOX = 22;

    private static final int ROW = 28;
    private static final int TRACK = 7;
    private static final int PAD = 6;
    private static final int TITLE = 26;
    private static final int GAP = 30;
    private static final int COMMIT = 34;
    private static final int MARGIN = 12;

    private final Grid grid;
    private final Wires wires;
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> widths;
    private final List<Integer> top = new ArrayList<>();
    private final List<Integer> heights = new ArrayList<>();
    private final int width;
    private final int height;

    /** A point of a line. */
    record Point(int x, int y) {

        /** The point {@code far} from here on the level or upright line to {@code other}, at most half way. */
        Point towards(Point other, int far) {
            int dx = Math.max(-far, Math.min(far, (other.x - x) / 2));
            int dy = Math.max(-far, Math.min(far, (other.y - y) / 2));
            return new Point(x + dx, y + dy);
        }
    }

    /**
     * Measures a picture.
     *
     * @param names how wide the names of the lanes are
     * @param widths how wide the boxes of each column are
     */
    Geometry(Grid grid, int names, List<Integer> widths) {
        this.grid = grid;
        this.wires = new Wires(grid);
        this.widths = List.copyOf(widths);
        int x = names + 2 * MARGIN;
        for (int column = 0; column < widths.size(); column++) {
            x += column == grid.columns().main() ? COMMIT : 0;
            left.add(x);
            x += widths.get(column) + GAP + TRACK * wires.gap(column);
        }
        this.width = x;
        int y = grid.columns().main() < grid.columns().count() ? TITLE : PAD;
        for (int lane = 0; lane < grid.lanes().size(); lane++) {
            y += begins(lane) ? TITLE : 0;
            top.add(y);
            heights.add(2 * PAD
                    + TRACK * wires.head(lane)
                    + ROW * grid.lanes().get(lane).rows());
            y += heights.get(lane);
        }
        this.height = y + MARGIN;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether a host's name stands above the lane: only where there are several hosts. */
    boolean begins(int lane) {
        List<Lane> lanes = grid.lanes();
        boolean several =
                !lanes.get(0).host().equals(lanes.get(lanes.size() - 1).host());
        return several
                && (lane == 0
                        || !lanes.get(lane - 1).host().equals(lanes.get(lane).host()));
    }

    /** The upper edge of a lane. */
    int top(int lane) {
        return top.get(lane);
    }

    int height(int lane) {
        return heights.get(lane);
    }

    /** The left edge of a node's box. */
    int left(Cell cell) {
        return left.get(cell.column());
    }

    int width(Cell cell) {
        return widths.get(cell.column());
    }

    /** The middle of a node's box, from above. */
    int middle(Cell cell) {
        return top.get(cell.lane()) + PAD + TRACK * wires.head(cell.lane()) + ROW * cell.row() + ROW / 2;
    }

    /** Where the line of the commit point stands; left of everything that comes after it. */
    int commit() {
        int main = grid.columns().main();
        return left.get(main) - COMMIT / 2 - (main == 0 ? 0 : GAP / 2);
    }

    /** The corners of an edge, with both ends. */
    List<Point> points(Edge edge) {
        Cell from = grid.cell(edge.from());
        Cell to = grid.cell(edge.to());
        int start = left(from) + width(from);
        List<Point> points = new ArrayList<>();
        points.add(new Point(start, middle(from)));
        Wires.Way way = wires.way(edge);
        if (way != Wires.Way.STRAIGHT) {
            int turn = start + MARGIN + TRACK * wires.turn(from);
            points.add(new Point(turn, middle(from)));
            if (way == Wires.Way.ABOVE) {
                int level = top.get(to.lane()) + PAD + TRACK * wires.level(from, to.lane());
                int before = to.column() - 1;
                int fall = left.get(before) + widths.get(before) + MARGIN + TRACK * wires.fall(to);
                points.add(new Point(turn, level));
                points.add(new Point(fall, level));
                points.add(new Point(fall, middle(to)));
            } else {
                points.add(new Point(turn, middle(to)));
            }
        }
        points.add(new Point(left(to), middle(to)));
        return points;
    }
}
