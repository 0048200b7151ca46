package dev.zplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan refuses, and that it then has no steps. */
class PlanDiagnosticsTest {

    private static final String WEB = "etherstub \"a0\"\nzone \"web\" { template \"omnios\"; net over=\"a0\" %s }\n";
    private static final String ONE = WEB.formatted("");

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
    }

    @Test
    void whatIsThereAndNotOursIsLeftAlone() {
        bench.ran("dladm", "create-etherstub", "a0");
        refused(bench.plan("etherstub \"a0\""), "exists_unmanaged");
    }

    @Test
    void anothersIsNotTaken() {
        bench.applied("etherstub \"a0\"");
        refused(bench.plan("q", "etherstub \"a0\"", Scope.of(Set.of("q"))), "owned_by_other_plan");
    }

    @Test
    void howAZoneWasInstalledCannotChange() {
        bench.applied("zone \"web\" { template \"omnios\" }");
        refused(
                bench.plan("zone \"web\" { template \"omnios\"; install archive=\"/zones/a.tar\" unconfigure=#true }"),
                "cannot_change");
    }

    @Test
    void anInstalledZoneIsReplacedOnlyWhereTheSpecSaysSo() {
        bench.applied("zone \"web\" { template \"omnios\" }");
        String moved = "zone \"web\" { template \"omnios\"; brand \"ipkg\"; %s }";

        refused(bench.plan(moved.formatted("")), "needs_replace");
        refused(bench.plan(moved.formatted("replace #true")), "zonepath_in_use");
        assertThat(Bench.codes(bench.plan(moved.formatted("replace #true; zonepath \"/zones/web-2\""))))
                .isEmpty();
        refused(bench.plan(moved.formatted("replace #true; zonepath \"/zones/web-2\"; protect #true")), "protected");
    }

    @Test
    void aZoneThatIsReplacedMustHaveANameForTheTimeBeing() {
        String zone = "zone \"%s\" { template \"omnios\"; state \"installed\"; %s }\n";
        String later = "brand \"ipkg\"; replace #true; zonepath \"/zones/w-2\"";
        String longest = "w".repeat(56);
        bench.applied(zone.formatted(longest, "") + zone.formatted("web", ""))
                .ran("zonecfg", "-z", "web.zplan-1", "create -b; set brand=ipkg; set zonepath=/zones/x");

        refused(bench.plan(zone.formatted(longest, later) + zone.formatted("web", "")), "cannot_set_aside");
        refused(bench.plan(zone.formatted(longest, "") + zone.formatted("web", later)), "cannot_set_aside");
        refused(
                bench.plan(zone.formatted(longest, "") + zone.formatted("web", "") + zone.formatted("x.zplan-7", "")),
                "reserved_name");
    }

    @Test
    void aZoneWithAStrangersCloneOrSnapshotStays() {
        bench.applied("zone \"web\" { template \"omnios\"; state \"installed\" }")
                .ran("zfs", "snapshot", "rpool/zones/web/ROOT/zbe@monday");
        refused(bench.plan(""), "foreign_snapshots");
        bench.ran("zfs", "clone", "rpool/zones/web/ROOT/zbe@monday", "rpool/data/clone");
        refused(bench.plan(""), "surviving_clone");
    }

    @Test
    void whatIsProtectedIsNeitherDeletedNorReplaced() {
        bench.applied(ONE.replace("net over", "protect #true; net over"));

        assertThat(Bench.codes(bench.plan(""))).containsOnly("zplan::plan::protected");
        assertThat(bench.plan("").diagnostics())
                .extracting(Diagnostic::message)
                .anyMatch(m -> m.contains("h/zonecfg/web"));
        refused(bench.plan(WEB.formatted("vlan=7; protect #true")), "protected");
    }

    @Test
    void theVnicOfARunningStrangerStays() {
        bench.applied("etherstub \"a0\"\nvnic \"w0\" { over \"a0\" }");
        bench.ran(
                        "zonecfg",
                        "-z",
                        "other",
                        "create -b; set brand=lipkg; set zonepath=/zones/other;"
                                + " set ip-type=exclusive; add net; set physical=w0; end")
                .ran("zoneadm", "-z", "other", "install")
                .ran("zoneadm", "-z", "other", "boot");

        refused(bench.plan("etherstub \"a0\"\nvnic \"w0\" { over \"a0\"; vid 7 }"), "in_use");
        bench.ran("zoneadm", "-z", "other", "halt");
        assertThat(Bench.codes(bench.plan("etherstub \"a0\"\nvnic \"w0\" { over \"a0\"; vid 7 }")))
                .isEmpty();
    }

    @Test
    void whatIsNamedMustBeThere() {
        Plan plan = bench.plan("vnic \"w0\" { over \"igb9\" }");

        refused(plan, "missing_reference");
        assertThat(plan.diagnostics().get(0).help()).contains("igb0");
        assertThat(String.valueOf(plan.diagnostics().get(0).span())).endsWith("p.kdl:1:18");
    }

    @Test
    void whatAnotherPlanNeedsIsNotDeleted() {
        bench.applied("etherstub \"a0\"\nvnic \"w0\" { over \"a0\" }");
        refused(bench.plan("vnic \"w0\" { over \"a0\" }"), "still_needed");
    }

    @Test
    void oneThingCannotBelongToTwo() {
        bench.ran(
                "zonecfg", "-z", "other", "create -b; set brand=lipkg; set zonepath=/zones/web; set ip-type=exclusive");
        refused(bench.plan("zone \"web\" { template \"omnios\" }"), "claimed");
    }

    @Test
    void aNameIsFreedOnlyBeforeTheCommitPoint() {
        bench.applied("zone \"old\" { template \"omnios\"; zonepath \"/zones/web\" }");
        Plan plan = bench.plan("zone \"web\" { template \"omnios\" }");

        refused(plan, "claimed");
        assertThat(plan.diagnostics().get(0).help()).contains("until the commit point");
    }

    @Test
    void stepsThatWaitForEachOtherAreNamed() {
        Plan plan = bench.plan("etherstub \"a0\" { depends-on \"h/etherstub/b0\" }\n"
                + "etherstub \"b0\" { depends-on \"h/etherstub/a0\" }");

        refused(plan, "cycle");
        assertThat(plan.diagnostics().get(0).message())
                .contains("h/etherstub/a0:create")
                .contains("h/etherstub/b0:create");
    }

    @Test
    void aDatasetIsNotDestroyedWithWhatIsNotOursInIt() {
        bench.applied("dataset \"rpool/data/web\"").ran("zfs", "create", "rpool/data/web/mine");
        refused(bench.planPurging(""), "foreign_descendants");
    }

    @Test
    void aTargetMustBeKnown() {
        refused(bench.planOnly("etherstub \"a0\"", "h/etherstub/nosuch0"), "unknown_target");
    }

    @Test
    void aKindWhoseModuleIsGoneCannotBeDeleted() {
        Address address = new Address("h", "gadget", "g1");
        bench.registry = new Snapshot(
                1,
                new TreeMap<>(Map.of(address, new Entry(Resource.of(address, Map.of()), "p", null, false, null))),
                new TreeMap<>());
        refused(bench.plan(""), "unknown_kind");
    }

    private static void refused(Plan plan, String code) {
        assertThat(Bench.codes(plan)).isNotEmpty().containsOnly("zplan::plan::" + code);
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.diagnostics().get(0).help()).isNotBlank();
    }
}
