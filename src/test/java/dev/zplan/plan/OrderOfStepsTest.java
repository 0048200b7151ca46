package dev.zplan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which step waits for which. */
class OrderOfStepsTest {

    private static final String WEB = "etherstub \"a0\"\nzone \"web\" { template \"omnios\"; net over=\"a0\" %s }\n";
    private static final String ONE = WEB.formatted("address=\"10.0.0.2/24\"");

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
    }

    @Test
    void aZoneIsMadeFromTheGroundUp() {
        assertThat(Bench.steps(bench.plan(ONE)))
                .containsExactly(
                        "etherstub/a0:create",
                        "vnic/web_0:create < etherstub/a0:create",
                        "zonecfg/web:create < vnic/web_0:create",
                        "install/web:create < zonecfg/web:create",
                        "boot/web:start < install/web:create, vnic/web_0:create, zonecfg/web:create");
    }

    @Test
    void aSecondVnicComesWhileTheZoneIsDown() {
        bench.applied(ONE);
        Plan plan = bench.plan(WEB.formatted("address=\"10.0.0.2/24\"; net over=\"a0\" address=\"10.0.1.2/24\""));

        assertThat(Bench.actions(plan)).containsExactly("restart boot/web", "create vnic/web_1", "update zonecfg/web");
        assertThat(Bench.steps(plan))
                .containsExactly(
                        "boot/web:stop",
                        "vnic/web_1:create < boot/web:stop",
                        "zonecfg/web:update < boot/web:stop, vnic/web_1:create",
                        "boot/web:start < boot/web:stop, vnic/web_1:create, zonecfg/web:update");
    }

    @Test
    void aRenamedVnicIsMadeBeforeAndDeletedAfterTheZoneNamesIt() {
        bench.applied(ONE);
        Plan plan = bench.plan(WEB.formatted("name=\"front0\" address=\"10.0.0.2/24\""));

        assertThat(Bench.actions(plan))
                .containsExactly("restart boot/web", "create vnic/front0", "delete vnic/web_0", "update zonecfg/web");
        assertThat(Bench.steps(plan))
                .containsExactly(
                        "boot/web:stop",
                        "vnic/front0:create < boot/web:stop",
                        "zonecfg/web:update < boot/web:stop, vnic/front0:create",
                        "vnic/web_0:delete < boot/web:stop, zonecfg/web:update",
                        "boot/web:start < boot/web:stop, vnic/front0:create, vnic/web_0:delete, zonecfg/web:update");
    }

    @Test
    void aZoneThatKeepsAVnicDoesNotLetGoOfItToHaveItReplaced() {
        bench.applied(ONE);
        String changed = WEB.formatted("vlan=7 address=\"10.0.0.2/24\"; memory physical=\"1G\"");

        assertThat(Bench.steps(bench.plan(changed)))
                .containsExactly(
                        "boot/web:stop",
                        "vnic/web_0:delete < boot/web:stop",
                        "vnic/web_0:create < boot/web:stop, vnic/web_0:delete",
                        "zonecfg/web:update < boot/web:stop, vnic/web_0:create",
                        "boot/web:start < boot/web:stop, vnic/web_0:delete, vnic/web_0:create, zonecfg/web:update");
        bench.applied(changed);
        assertThat(bench.plan(changed).isEmpty()).isTrue();
    }

    @Test
    void aReplacedVnicAsksForTheMacThatItHad() {
        bench.applied(ONE);
        String mac = bench.facts().ofKind("vnic").get(0).text("mac");
        Plan plan = bench.plan(WEB.formatted("vlan=7 address=\"10.0.0.2/24\""));

        assertThat(Bench.actions(plan)).containsExactly("restart boot/web", "replace vnic/web_0");
        assertThat(Bench.steps(plan))
                .containsExactly(
                        "boot/web:stop",
                        "vnic/web_0:delete < boot/web:stop",
                        "vnic/web_0:create < boot/web:stop, vnic/web_0:delete",
                        "boot/web:start < boot/web:stop, vnic/web_0:delete, vnic/web_0:create");
        assertThat(Bench.commands(plan, "vnic/web_0:create"))
                .containsExactly("dladm create-vnic -l a0 -m " + mac + " -v 7 web_0");
    }

    @Test
    void aDeletedZoneIsOnlyMadeIdleBeforeTheCommitPoint() {
        bench.applied(ONE);
        Plan plan = bench.plan("");

        assertThat(Bench.actions(plan))
                .containsExactly(
                        "delete boot/web",
                        "delete etherstub/a0",
                        "delete install/web",
                        "delete vnic/web_0",
                        "delete zonecfg/web");
        assertThat(Bench.steps(plan))
                .containsExactly(
                        "boot/web:stop",
                        "vnic/web_0:delete < boot/web:stop",
                        "etherstub/a0:delete < vnic/web_0:delete",
                        "zonecfg/web:idle < boot/web:stop",
                        "install/web:delete after commit",
                        "zonecfg/web:delete after commit < install/web:delete");
    }

    @Test
    void aRenamedZoneIsANewOneAndTheOldOneGoes() {
        bench.applied(ONE);
        Plan plan = bench.plan(ONE.replace("\"web\"", "\"shop\"").replace("10.0.0.2", "10.0.0.3"));

        assertThat(Bench.steps(plan))
                .containsExactly(
                        "boot/web:stop",
                        "vnic/shop_0:create",
                        "vnic/web_0:delete < boot/web:stop",
                        "zonecfg/shop:create < vnic/shop_0:create",
                        "install/shop:create < zonecfg/shop:create",
                        "boot/shop:start < install/shop:create, vnic/shop_0:create, zonecfg/shop:create",
                        "zonecfg/web:idle < boot/web:stop",
                        "install/web:delete after commit",
                        "zonecfg/web:delete after commit < install/web:delete");
    }

    @Test
    void aReplacedZoneIsSetAside() {
        bench.applied(ONE);
        Plan plan = bench.plan(
                WEB.formatted("address=\"10.0.0.2/24\"; brand \"ipkg\"; zonepath \"/zones/web-2\"; replace #true"));

        assertThat(Bench.codes(plan)).isEmpty();
        assertThat(Bench.actions(plan))
                .containsExactly("replace boot/web", "replace install/web", "replace zonecfg/web");
        assertThat(Bench.steps(plan))
                .containsExactly(
                        "boot/web:stop",
                        "zonecfg/web:set-aside < boot/web:stop",
                        "zonecfg/web:create < boot/web:stop, zonecfg/web:set-aside",
                        "install/web:create < boot/web:stop, zonecfg/web:create",
                        "boot/web:start < boot/web:stop, install/web:create, zonecfg/web:set-aside, zonecfg/web:create",
                        "install/web.zplan-1:delete after commit",
                        "zonecfg/web.zplan-1:delete after commit < install/web.zplan-1:delete");
    }

    @Test
    void theSourceOfACloneIsDownMeanwhile() {
        bench.applied(ONE);
        Plan plan = bench.plan(ONE + "zone \"copy\" { template \"omnios\"; install clone=\"web\" }\n");

        assertThat(Bench.actions(plan))
                .containsExactly("create boot/copy", "restart boot/web", "create install/copy", "create zonecfg/copy");
        assertThat(Bench.steps(plan))
                .containsExactly(
                        "boot/web:stop",
                        "zonecfg/copy:create",
                        "install/copy:create < boot/web:stop, zonecfg/copy:create",
                        "boot/copy:start < install/copy:create, zonecfg/copy:create",
                        "boot/web:start < boot/web:stop, install/copy:create");
    }

    @Test
    void aDatasetIsLetGoOrDestroyedAfterTheCommitPoint() {
        String data = "dataset \"rpool/data/web\"\n";
        bench.applied(data);

        assertThat(Bench.actions(bench.plan(""))).containsExactly("let-go dataset/rpool/data/web");
        assertThat(bench.plan("").steps()).isEmpty();
        assertThat(Bench.steps(bench.planPurging(""))).containsExactly("dataset/rpool/data/web:delete after commit");
    }

    @Test
    void aTargetBringsWhatItNeedsAndNothingElse() {
        String spec = ONE + "etherstub \"b0\"\nzone \"db\" { template \"omnios\"; net over=\"b0\" }\n";

        assertThat(Bench.actions(bench.planOnly(spec, "h/vnic/web_0")))
                .containsExactly("create etherstub/a0", "create vnic/web_0");
        assertThat(Bench.actions(bench.planOnly(spec, "h/zone/db")))
                .containsExactly(
                        "create boot/db",
                        "create etherstub/b0",
                        "create install/db",
                        "create vnic/db_0",
                        "create zonecfg/db");
    }
}
