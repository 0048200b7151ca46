package dev.zplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import dev.zplan.apply.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File systems whose directories lie within each other. */
class MountpointsTest {

    private static final String TWO =
            "dataset \"rpool/a\" { mountpoint \"%s\" }\ndataset \"rpool/b\" { mountpoint \"%s\" }\n";

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
    }

    private void goes(String spec, String... steps) {
        Plan plan = bench.plan(spec);
        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(Bench.steps(plan)).containsExactly(steps);
        Outcome outcome = bench.apply(plan);
        assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(bench.facts().ofKind("dataset"))
                .filteredOn(d -> d.address().name().matches("rpool/[ab].*"))
                .allMatch(d -> "yes".equals(d.text("mounted")));
    }

    private void refused(String spec, String message) {
        Plan plan = bench.plan(spec);
        assertThat(Bench.codes(plan)).containsExactly("zplan::plan::mountpoint_in_use");
        assertThat(plan.diagnostics().get(0).message()).isEqualTo(message);
        assertThat(plan.diagnostics().get(0).span()).isNotNull();
        assertThat(plan.steps()).isEmpty();
    }

    @Test
    void theOuterOneIsMountedFirst() {
        goes(
                TWO.formatted("/srv/x/y", "/srv/x"),
                "dataset/rpool/b:create",
                "dataset/rpool/a:create < dataset/rpool/b:create");
    }

    @Test
    void whoStaysInsideIsInTheWay() {
        bench.applied(TWO.formatted("/srv/x/y", "/srv/z"));
        refused(
                TWO.formatted("/srv/x/y", "/srv/x"),
                "h/dataset/rpool/b would be mounted at /srv/x, but rpool/a stays mounted at /srv/x/y");
        refused(
                TWO.formatted("/srv/x/y", "/srv/x/y"),
                "h/dataset/rpool/b would be mounted at /srv/x/y, but rpool/a stays mounted at /srv/x/y");
    }

    @Test
    void whoGoesDoesSoFirst() {
        bench.applied(TWO.formatted("/srv/x/y", "/srv/z"));
        goes(
                TWO.formatted("/srv/w", "/srv/x"),
                "dataset/rpool/a:update",
                "dataset/rpool/b:update < dataset/rpool/a:update");
    }

    @Test
    void aParentLeavesNoChildBehind() {
        String child = "dataset \"rpool/a\" { mountpoint \"%s\" }\ndataset \"rpool/a/c\" { mountpoint \"/srv/x/c\" }\n";
        bench.applied(child.formatted("/srv/x"));
        refused(
                child.formatted("/srv/z"),
                "h/dataset/rpool/a would be mounted at /srv/z, but rpool/a/c stays mounted at /srv/x/c");
        refused(
                child.formatted("none"),
                "h/dataset/rpool/a would be unmounted, but rpool/a/c stays mounted at /srv/x/c");
    }

    @Test
    void whatInheritsMovesAlong() {
        String child = "dataset \"rpool/a\" { mountpoint \"%s\" }\ndataset \"rpool/a/c\" {}\n";
        bench.applied(child.formatted("/srv/x"));
        goes(child.formatted("/srv/z"), "dataset/rpool/a:update");
        goes(child.formatted("/srv/z/in"), "dataset/rpool/a:update");
    }

    @Test
    void anotherTakesThePlaceOfWhatMovesAlong() {
        String three = "dataset \"rpool/a\" { mountpoint \"%s\" }\ndataset \"rpool/a/c\" {}\n%s";
        bench.applied(three.formatted("/srv/x", ""));
        goes(
                three.formatted("/srv/z", "dataset \"rpool/b\" { mountpoint \"/srv/x/c\" }\n"),
                "dataset/rpool/a:update",
                "dataset/rpool/b:create < dataset/rpool/a:update");
    }
}
