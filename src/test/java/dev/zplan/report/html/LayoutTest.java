package dev.zplan.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.report.PlanGraph;
import dev.zplan.report.html.Grid.Cell;
import dev.zplan.report.html.Grid.Lane;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayoutTest {

    private static Cell cell(Grid grid, String name) {
        return grid.cells().stream()
                .filter(c -> c.node().address().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Grid grid(PlanGraph graph) {
        return Grid.of(graph, Graphs.ZONE);
    }

    @Test
    void whatWaitsStandsFurtherRightAndInTheSameRow() {
        Grid grid = grid(Graphs.of(List.of("web/vnic", "web/zonecfg", "web/boot"), "vnic>zonecfg", "zonecfg>boot"));
        assertThat(grid.cells()).extracting(Cell::column).containsExactly(0, 1, 2);
        assertThat(grid.cells()).extracting(Cell::row).containsOnly(0);
    }

    @Test
    void whatComesAfterTheCommitPointStandsBehindEverythingElse() {
        Grid grid =
                grid(Graphs.of(List.of("!old/gone", "web/vnic", "web/boot", "!old/last"), "vnic>boot", "gone>last"));
        assertThat(grid.columns().main()).isEqualTo(2);
        assertThat(cell(grid, "gone").column()).isEqualTo(2);
        assertThat(cell(grid, "last").column()).isEqualTo(3);
    }

    @Test
    void leavesOutWhatALongerWaySaysToo() {
        Grid grid = grid(Graphs.of(List.of("web/a", "web/b", "web/c"), "a>b", "b>c", "a>c"));
        assertThat(grid.columns().edges()).hasSize(2);
    }

    @Test
    void drawsAGraphWithACycle() {
        Grid grid = grid(Graphs.of(List.of("web/a", "web/b", "web/c"), "a>b", "b>a", "b>c"));
        assertThat(grid.columns().edges()).hasSize(2);
        assertThat(cell(grid, "c").column()).isEqualTo(2);
    }

    @Test
    void zonesStandBelowThoseThatTheyWaitFor() {
        Grid grid = grid(Graphs.of(
                List.of("app/a", "db/d", "db2/e", "web/w", "-/net", "zoo/z"), "d>a", "a>w", "e>w", "net>d", "net>a"));
        assertThat(grid.lanes()).extracting(Lane::zone).containsExactly(null, "db", "app", "db2", "web", "zoo");
    }

    @Test
    void zonesThatWaitForEachOtherAreDrawnToo() {
        Grid grid = grid(Graphs.of(List.of("a/1", "a/2", "b/3", "b/4"), "1>3", "4>2"));
        assertThat(grid.lanes()).extracting(Lane::zone).containsExactly("a", "b");
    }

    @Test
    void aLineGoesAroundABoxInItsWay() {
        PlanGraph graph = Graphs.of(List.of("-/a", "x/b", "x/c", "x/d", "x/e"), "a>e", "b>c", "c>d", "d>e", "a>b");
        Grid around = grid(Graphs.of(List.of("x/b", "x/c", "x/d", "y/a", "y/q"), "b>c", "c>d", "a>q", "q>d"));
        assertThat(grid(graph).columns().edges()).hasSize(4);
        assertThat(around.columns().edges())
                .extracting(new Wires(around)::way)
                .containsExactly(Wires.Way.STRAIGHT, Wires.Way.STRAIGHT, Wires.Way.STRAIGHT, Wires.Way.ALONG);
        Grid above = grid(Graphs.of(List.of("x/b", "x/c", "x/d", "y/a"), "b>c", "c>d", "a>d"));
        assertThat(new Wires(above).way(above.columns().edges().get(2))).isEqualTo(Wires.Way.ABOVE);
    }

    @Test
    void manyLinesShareTracksWhereTheyDoNotMeet() {
        Tracks tracks = new Tracks();
        tracks.reach(1, 1, 0, 4);
        tracks.reach(2, 1, 5, 6);
        tracks.reach(3, 1, 4, 5);
        tracks.reach(4, 0, 0, 9);
        tracks.settle();
        assertThat(tracks.of(4)).isZero();
        assertThat(tracks.of(2)).isNotEqualTo(tracks.of(3));
        assertThat(tracks.of(1)).isEqualTo(tracks.of(2));
        assertThat(tracks.count()).isEqualTo(3);
    }

    @Test
    void anEmptyGraphHasAnEmptyGrid() {
        assertThat(grid(new PlanGraph(Collections.emptyList(), Collections.emptyList()))
                        .lanes())
                .isEmpty();
    }
}
