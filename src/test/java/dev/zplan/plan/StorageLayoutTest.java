package dev.zplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import dev.zplan.apply.Outcome;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets that the settings name: who makes them, whose they are, and when they go. */
class StorageLayoutTest {

    private static final String WEB = "zone \"web\" template=\"omnios\"\n";
    private static final String DATA = "volume \"data\" size=\"1G\"\n";

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
        settings("pool \"rpool/site\"");
    }

    private void settings(String storage) {
        bench.write("zplan.kdl", "zplan 1\nhost \"h\" via=\"sim\"\nstorage { " + storage + "; }\n");
    }

    private Outcome.Result destroy(String plan) {
        return bench.apply(bench.plan("gone", "", new Scope(Set.of(plan), null, true, Set.of())))
                .result();
    }

    private String zonepath(Plan plan) {
        return plan.changes().stream()
                .filter(c -> c.address().kind().equals("zonecfg"))
                .map(c -> Objects.requireNonNull(c.after()).text("zonepath"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsUsedIsMadeFromAbove() {
        assertThat(Bench.steps(bench.plan(DATA + WEB)))
                .containsExactlyInAnyOrder(
                        "dataset/rpool/site:create",
                        "dataset/rpool/site/volumes:create < dataset/rpool/site:create",
                        "dataset/rpool/site/volumes/data:create < dataset/rpool/site:create, "
                                + "dataset/rpool/site/volumes:create",
                        "dataset/rpool/site/zones:create < dataset/rpool/site:create",
                        "zonecfg/web:create < dataset/rpool/site/zones:create",
                        "install/web:create < dataset/rpool/site/zones:create, zonecfg/web:create",
                        "boot/web:start < dataset/rpool/site/zones:create, install/web:create, zonecfg/web:create");
        assertThat(zonepath(bench.plan(WEB))).isEqualTo("/rpool/site/zones/web");
    }

    @Test
    void whatOthersMadeIsUsedAsItIs() {
        settings("pool \"rpool\"");
        Plan plan = bench.plan(WEB);
        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(Bench.actions(plan)).noneMatch(a -> a.contains("dataset"));
        assertThat(zonepath(plan)).isEqualTo("/zones/web");

        settings("pool \"rpool\"; zones \"rpool/zones\" mountpoint=\"/elsewhere\"");
        assertThat(Bench.codes(bench.plan(WEB))).containsExactly("zplan::storage::mountpoint");
    }

    @Test
    void aSpecMayNameTheDatasetItself() {
        Plan plan = bench.plan("dataset \"rpool/site\" mountpoint=\"/site\"\n" + WEB);
        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(bench.apply(plan).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(bench.registry.resources().get(new Address("h", "dataset", "rpool/site")))
                .satisfies(e -> assertThat(e.plan()).isEqualTo("p"));
    }

    @Test
    void anInstalledZoneStaysWhereItIs() {
        bench.write("zplan.kdl", "zplan 1\nhost \"h\" via=\"sim\"\n").applied(WEB);
        settings("pool \"rpool/site\"");
        Plan plan = bench.plan(WEB);
        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(Bench.actions(plan)).isEmpty();
    }

    @Test
    void aMountpointCanBeSaidAndChanged() {
        settings("pool \"rpool/site\"; volumes mountpoint=\"/srv\"");
        bench.applied(DATA);
        assertThat(Objects.requireNonNull(bench.facts().get(new Address("h", "dataset", "rpool/site/volumes/data")))
                        .text("mountpoint"))
                .isEqualTo("/srv/data");
        settings("pool \"rpool/site\"; volumes mountpoint=\"/data2\"");
        assertThat(Bench.actions(bench.plan(DATA))).containsExactly("update dataset/rpool/site/volumes");
    }

    @Test
    void withoutAMountpointThereIsNoPlaceForAZone() {
        settings("pool \"rpool/ROOT\"");
        assertThat(Bench.codes(bench.plan(WEB))).containsExactly("zplan::zone::zonepath_missing");
    }

    @Test
    void plansShareThemAndTheLastOneTakesThemAlong() {
        String start = bench.facts().toString();
        assertThat(bench.apply(bench.plan("a", WEB, Scope.of(Set.of("a")))).result())
                .isEqualTo(Outcome.Result.COMMITTED);
        Plan second = bench.plan("b", "zone \"db\" template=\"omnios\"\n", Scope.of(Set.of("b")));
        assertThat(Bench.actions(second)).noneMatch(a -> a.contains("dataset"));
        assertThat(bench.apply(second).result()).isEqualTo(Outcome.Result.COMMITTED);

        assertThat(destroy("a")).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(bench.facts().get(new Address("h", "dataset", "rpool/site/zones")))
                .isNotNull();
        assertThat(destroy("b")).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(bench.registry.resources()).isEmpty();
        assertThat(bench.facts().toString()).isEqualTo(start);
    }

    @Test
    void theSoftwareGoesBeforeTheDatasetThatItIsIn() {
        bench.applied(WEB);
        assertThat(Bench.steps(bench.planPurging("")))
                .contains("dataset/rpool/site/zones:delete after commit < install/web:delete");
    }

    @Test
    void whatIsStillFilledStays() {
        bench.applied(DATA + WEB).ran("zfs", "create", "rpool/site/mine");
        assertThat(bench.apply(bench.planPurging("")).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(bench.facts().ofKind("dataset"))
                .extracting(d -> d.address().name())
                .contains("rpool/site", "rpool/site/mine")
                .doesNotContain("rpool/site/zones", "rpool/site/volumes");
        assertThat(bench.registry.resources().keySet()).containsExactly(new Address("h", "dataset", "rpool/site"));
    }

    @Test
    void aVolumeOutlivesItsLine() {
        bench.applied(DATA);
        assertThat(Bench.actions(bench.plan(WEB)))
                .contains("let-go dataset/rpool/site/volumes/data")
                .doesNotContain("let-go dataset/rpool/site/volumes");
        bench.applied(WEB);
        bench.applied(DATA + WEB);
        assertThat(Bench.actions(bench.plan(DATA + WEB))).isEmpty();
    }

    @Test
    void aVolumeGrowsWhereItIs() {
        bench.applied("volume \"data\" size=\"1G\" reserve=#true\nvolume \"disk\" type=\"block\" size=\"64M\"\n"
                + "zone \"web\" template=\"omnios\" { volume \"data\" at=\"/srv\"; }");
        Plan plan =
                bench.plan("volume \"data\" size=\"2G\" reserve=#true\nvolume \"disk\" type=\"block\" size=\"96M\"\n"
                        + "zone \"web\" template=\"omnios\" { volume \"data\" at=\"/srv\"; }");
        assertThat(Bench.actions(plan))
                .containsExactly("update dataset/rpool/site/volumes/data", "update dataset/rpool/site/volumes/disk");
        assertThat(bench.apply(plan).result()).isEqualTo(Outcome.Result.COMMITTED);
        Plan back =
                bench.plan("volume \"data\" size=\"1G\" reserve=#true\nvolume \"disk\" type=\"block\" size=\"96M\"\n"
                        + "zone \"web\" template=\"omnios\" { volume \"data\" at=\"/srv\"; }");
        assertThat(bench.apply(back).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(Objects.requireNonNull(bench.facts().get(new Address("h", "dataset", "rpool/site/volumes/data")))
                        .get("props"))
                .isEqualTo(Value.record(
                        Map.of("quota", Value.text("1073741824"), "reservation", Value.text("1073741824"))));
    }

    @Test
    void aVolumeShrinksToWhatItHoldsAtMost() {
        bench.applied("volume \"data\" size=\"100M\"\nvolume \"disk\" type=\"block\" size=\"64M\"")
                .ran("zfs", "create", "-V", "20M", "rpool/site/volumes/data/inner");
        assertThat(Bench.codes(bench.plan("volume \"data\" size=\"10M\"\nvolume \"disk\" type=\"block\" size=\"32M\"")))
                .containsExactly("zplan::plan::needs_replace", "zplan::plan::quota_below_used");
        assertThat(Bench.codes(bench.plan("volume \"data\" size=\"50M\"\nvolume \"disk\" type=\"block\" size=\"64M\"")))
                .isEmpty();
    }

    @Test
    void aVolumeComesBackFromAZone() {
        String delegated = DATA + "zone \"web\" template=\"omnios\" { volume \"data\" delegate=#true; }";
        String mounted = DATA + "zone \"web\" template=\"omnios\" { volume \"data\" at=\"/srv\"; }";
        bench.applied(delegated).applied(mounted);
        assertThat(Bench.actions(bench.plan(mounted))).isEmpty();
        bench.applied(delegated).applied(DATA);
        assertThat(Objects.requireNonNull(bench.facts().get(new Address("h", "dataset", "rpool/site/volumes/data")))
                        .text("mounted"))
                .isEqualTo("yes");
    }

    @Test
    void targetsBringWhatTheyStandOn() {
        Plan plan =
                bench.planOnly(DATA + "zone \"web\" template=\"omnios\" { volume \"data\" at=\"/d\"; }", "h/zone/web");
        assertThat(Bench.actions(plan))
                .contains("create dataset/rpool/site/zones", "create dataset/rpool/site/volumes/data");
    }
}
