package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.plan.Action;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Flavour;
import org.junit.jupiter.api.Test;

/** What the properties have found, each as its smallest example. */
class FoundBugsTest {

    private static final String MODEL_AND_CLONE = """
            zone "z0" template="omnios"
            zone "z1" template="omnios" { install clone="z0"; }
            """;

    @Test
    void aCloneIsUninstalledBeforeItsModel() {
        World world = World.of(Flavour.OMNIOS);
        var start = world.facts();
        world.applied(MODEL_AND_CLONE);
        assertThat(world.apply(world.plan("", ".kdl", true)).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(world.facts()).isEqualTo(start);
    }

    @Test
    void aModelStaysAsLongAsItsClones() {
        Plan plan = World.of(Flavour.OMNIOS).applied(MODEL_AND_CLONE).plan("""
                zone "z1" template="omnios" { install clone="z0"; }
                """);
        assertThat(plan.diagnostics()).extracting(Diagnostic::code).containsExactly("zplan::plan::still_needed");
    }

    @Test
    void aLinkIsTakenAfterItsFormerZoneHasStopped() {
        World world = World.of(Flavour.OMNIOS).applied("""
                vnic "own0" over="igb1"
                zone "a" template="omnios" state="installed" { net physical="own0"; }
                zone "z" template="omnios" { net physical="own0"; }
                """);
        world.applied("""
                vnic "own0" over="igb1"
                zone "a" template="omnios" { net physical="own0"; }
                zone "z" template="omnios" state="installed" { net physical="own0"; }
                """);
    }

    @Test
    void aVnicThatIsMadeAgainIsTheSame() {
        World world = World.of(Flavour.OMNIOS).applied("vnic \"own0\" over=\"igb1\"");
        var before = world.facts();
        Outcome outcome = world.apply(world.plan(""), 1, host -> new FaultyHost(host, 0, FaultyHost.Mishap.LIES));
        assertThat(outcome.result()).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(world.facts()).isEqualTo(before);
    }

    @Test
    void aQuotaThatIsTakenBackIsNoTrace() {
        World world = World.of(Flavour.OMNIOS).applied("dataset \"rpool/data/d\"");
        var before = world.facts();
        Outcome outcome = world.apply(
                world.plan("dataset \"rpool/data/d\" quota=\"1G\""),
                1,
                host -> new FaultyHost(host, 0, FaultyHost.Mishap.LIES));
        assertThat(outcome.result()).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(world.facts()).isEqualTo(before);
        assertThat(world.plan("dataset \"rpool/data/d\" quota=\"none\"").isEmpty())
                .isTrue();
        Plan drift = world.run("zfs set quota=2G rpool/data/d").plan("dataset \"rpool/data/d\" quota=\"none\"");
        assertThat(drift.steps()).hasSize(1);
    }

    @Test
    void aReplacedZoneIsUninstalledBeforeItsConfigurationGoes() {
        World world = World.of(Flavour.OMNIOS).applied("""
                zone "z0" template="omnios" { dataset "rpool/data/d" delegate=#true; }
                """);
        String later = """
                zone "z0" template="sparse" replace=#true zonepath="/zones/z0-2" {
                    dataset "rpool/data/d" delegate=#true
                }
                """;
        world.applied(later);
        assertThat(world.plan(later).isEmpty()).isTrue();
        assertThat(world.apply(world.plan("", ".kdl", true)).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(World.differences(World.of(Flavour.OMNIOS).facts(), world.facts()))
                .isEmpty();
    }

    @Test
    void aModelIsNotReplacedUnderItsClones() {
        Plan plan = World.of(Flavour.OMNIOS).applied(MODEL_AND_CLONE).plan("""
                zone "z0" template="omnios" replace=#true zonepath="/zones/z0-2"
                zone "z1" template="omnios" { install clone="z0"; }
                """);
        assertThat(plan.diagnostics()).extracting(Diagnostic::code).containsExactly("zplan::plan::still_needed");
    }

    @Test
    void aModelIsHaltedForTheReplacementOfItsClone() {
        World.of(Flavour.OMNIOS).applied(MODEL_AND_CLONE).applied("""
                zone "z0" template="omnios"
                zone "z1" template="omnios" replace=#true zonepath="/zones/z1-2" { install clone="z0"; }
                """);
    }

    @Test
    void whatABootDidToDelegatedDatasetsIsTakenBack() {
        World world = World.of(Flavour.OMNIOS).applied("""
                zone "z0" template="omnios" state="installed" { dataset "rpool/data/d" delegate=#true; }
                """);
        var before = world.facts();
        Plan boot = world.plan("""
                zone "z0" template="omnios" { dataset "rpool/data/d" delegate=#true; }
                """);
        Outcome outcome = world.apply(boot, 1, host -> new FaultyHost(host, 0, FaultyHost.Mishap.HANGS));
        assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(World.differences(before, world.facts())).isEmpty();
    }

    @Test
    void aDatasetThatIsNoLongerDelegatedIsTheGlobalZonesAgain() {
        World world = World.of(Flavour.OMNIOS).applied("""
                zone "z0" template="omnios" { dataset "rpool/data/d" delegate=#true; }
                """);
        var before = world.facts();
        String later = """
                zone "z0" template="omnios" { dataset "rpool/data/d"; }
                """;
        int commands = 6;
        for (int which = 0; which < commands; which++) {
            int at = which;
            World copy = world.copy();
            Outcome outcome = copy.apply(copy.plan(later), 1, host -> new FaultyHost(host, at, FaultyHost.Mishap.LIES));
            assertThat(outcome.result()).as("%s: %s", at, outcome).isEqualTo(Outcome.Result.ROLLED_BACK);
            assertThat(World.differences(before, copy.facts())).isEmpty();
        }
        world.applied(later);
        assertThat(world.sim
                        .run("zfs", "get", "-H", "-o", "value", "mountpoint,mounted,zoned", "rpool/data/d")
                        .stdout())
                .isEqualTo("/data/d\nyes\noff\n");
    }

    @Test
    void aQuotaThatWasTakenAwayComesBack() {
        World world = World.of(Flavour.OMNIOS).applied("dataset \"rpool/data/d\" quota=\"1G\" compression=\"lz4\"");
        var before = world.facts();
        Plan plan = world.plan("etherstub \"x0\" depends-on=\"lab/dataset/rpool/data/d\"\ndataset \"rpool/data/d\"");
        Outcome outcome = world.apply(plan, 1, host -> new FaultyHost(host, 2, FaultyHost.Mishap.FAILS));
        assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(World.differences(before, world.facts())).isEmpty();
    }

    @Test
    void whatLiesBelowADelegatedDatasetIsMountedAgain() {
        World world = World.of(Flavour.OMNIOS).applied("""
                zone "z0" template="omnios" {
                    dataset "rpool/data/d" mountpoint="/d"
                    dataset "rpool/data/d/below"
                }
                """);
        var before = world.facts();
        Plan plan = world.plan("""
                zone "z0" template="omnios" {
                    dataset "rpool/data/d" mountpoint="/d" delegate=#true
                    dataset "rpool/data/d/below"
                }
                """);
        int boot = 2;
        Outcome outcome = world.apply(plan, 1, host -> new FaultyHost(host, boot, FaultyHost.Mishap.LIES));
        assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(World.differences(before, world.facts())).isEmpty();
    }

    @Test
    void aPropertyThatIsToGoIsNotTakenForGone() {
        World world = World.of(Flavour.OMNIOS).applied("dataset \"rpool/data/x\" compression=\"off\"\n");
        String later = "dataset \"rpool/data/x\"\n";
        Life life = new Life(world, world.plan(later));
        assertThat(life.apply(new Life.Death(1, true))).isEmpty();

        assertThat(life.recover(true, Life.Death.NEVER)).isPresent();

        assertThat(world.run("zfs get compression rpool/data/x").facts().toString())
                .doesNotContain("compression");
        assertThat(world.plan(later).isEmpty()).isTrue();
    }

    @Test
    void whatTwoRecoveriesPurgedIsOwnedByNobody() {
        World before = World.of(Flavour.OMNIOS).applied("zone \"z\" template=\"omnios\" state=\"installed\"\n");
        String later = "etherstub \"stub0\"\n";
        for (int words = 1; words < 12; words++) {
            for (int more = 1; more < 6; more++) {
                World world = before.copy();
                Life life = new Life(world, world.plan(later));
                life.apply(new Life.Death(words, true));
                for (int deaths = 2; life.isUnfinished(); deaths--) {
                    life.recover(true, deaths > 0 ? new Life.Death(more, true) : Life.Death.NEVER);
                }
                assertThat(world.plan(later).changes())
                        .as("%d, then %d each", words, more)
                        .allMatch(change -> change.action() == Action.NONE);
            }
        }
    }
}
