package dev.zplan.report.html;

import dev.zplan.report.PlanGraph.Edge;
import dev.zplan.report.PlanGraph.Node;
import dev.zplan.report.html.Grid.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ways of a grid's edges, so that no line crosses a box, and lines of different origin do not lie on each other. An edge leaves
 * its node, turns in the gap behind it, and runs along its target's row; where another node stands there, it runs above the target's
 * lane and turns into the row in the last gap. All edges from one node share their tracks.
 */
final class Wires {

    /** How an edge runs. */
    enum Way {
        /** Along one row. */
        STRAIGHT,
        /** To another row, and along it. */
        ALONG,
        /** Above the lane of its target. */
        ABOVE
    }

    private final Grid grid;
    private final Set<Spot> taken = new HashSet<>();
    /** For each lane the number of the slot above its rows; its rows have the next ones. */
    private final List<Integer> above = new ArrayList<>();
    /** Whose lines go straight on, or one of them. */
    private final Set<Node> straight;
    /** For each column the upright tracks behind it. */
    private final List<Tracks> gaps;
    /** For each lane the level tracks above its rows. */
    private final List<Tracks> heads;

    private record Spot(int slot, int column) {}

    Wires(Grid grid) {
        this.grid = grid;
        int slots = 0;
        for (Grid.Lane lane : grid.lanes()) {
            above.add(slots);
            slots += 1 + lane.rows();
        }
        grid.cells().forEach(cell -> taken.add(new Spot(slot(cell), cell.column())));
        straight = grid.columns().edges().stream()
                .filter(edge -> way(edge) == Way.STRAIGHT)
                .map(Edge::from)
                .collect(Collectors.toSet());
        gaps = tracks(grid.columns().count());
        heads = tracks(grid.lanes().size());
        grid.columns().edges().forEach(this::lay);
        Stream.concat(gaps.stream(), heads.stream()).forEach(Tracks::settle);
    }

    private static List<Tracks> tracks(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Tracks()).toList();
    }

    private int slot(Cell cell) {
        return above.get(cell.lane()) + 1 + cell.row();
    }

    /** How that edge runs. */
    Way way(Edge edge) {
        Cell from = grid.cell(edge.from());
        Cell to = grid.cell(edge.to());
        boolean blocked = IntStream.range(from.column() + 1, to.column())
                .anyMatch(column -> taken.contains(new Spot(slot(to), column)));
        return blocked ? Way.ABOVE : slot(from) == slot(to) ? Way.STRAIGHT : Way.ALONG;
    }

    private void lay(Edge edge) {
        Cell from = grid.cell(edge.from());
        Cell to = grid.cell(edge.to());
        Tracks gap = gaps.get(from.column());
        switch (way(edge)) {
            case STRAIGHT -> {}
            case ALONG -> gap.reach(from.node().number(), rank(from), slot(from), slot(to));
            case ABOVE -> {
                int head = above.get(to.lane());
                gap.reach(from.node().number(), rank(from), slot(from), head);
                heads.get(to.lane()).reach(from.node().number(), 0, from.column(), to.column() - 1);
                gaps.get(to.column() - 1).reach(drop(to), 2, head, slot(to));
            }
        }
    }

    /** Who also goes straight on turns off first: what others bring into the row must not seem to turn off with it. */
    private int rank(Cell from) {
        return straight.contains(from.node()) ? 0 : 1;
    }

    /** The key of the track by which lines come down to a node; sources have the numbers from 0 on. */
    private static int drop(Cell to) {
        return -1 - to.node().number();
    }

    /** How many upright tracks there are behind a column. */
    int gap(int column) {
        return gaps.get(column).count();
    }

    /** How many level tracks there are above a lane's rows. */
    int head(int lane) {
        return heads.get(lane).count();
    }

    /** In which track behind its column a node's lines turn. */
    int turn(Cell from) {
        return gaps.get(from.column()).of(from.node().number());
    }

    /** In which track above a lane a node's lines run. */
    int level(Cell from, int lane) {
        return heads.get(lane).of(from.node().number());
    }

    /** In which track before its column lines come down to a node. */
    int fall(Cell to) {
        return gaps.get(to.column() - 1).of(drop(to));
    }
}
