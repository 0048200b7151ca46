package dev.zplan.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Address;
import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a failed apply leaves. */
class UndoTest {

    private static final String DATA = "dataset \"rpool/data/x\" { %s }\n";
    private static final String WEB = "etherstub \"a0\"\nzone \"web\" { template \"omnios\"; net over=\"a0\" }\n";

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
    }

    @Test
    void aFailedStepTakesEverythingBack() {
        var before = bench.facts();
        bench.sim.inject(Fault.fail("zoneadm -z web boot", 1, 1, "no", Fault.When.BEFORE));

        Outcome outcome = bench.apply(bench.plan(WEB));

        assertThat(outcome.result()).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(Objects.requireNonNull(outcome.failure()).output()).isEqualTo("no");
        assertThat(bench.facts()).isEqualTo(before);
        assertThat(bench.registry.resources()).isEmpty();
    }

    @Test
    void aForeignChangeIsLeftAndTold() {
        bench.applied(DATA.formatted("quota \"1G\""));
        Plan plan = bench.plan(DATA.formatted("quota \"2G\"; compression \"lz4\"")
                + "etherstub \"z0\" { depends-on \"h/dataset/rpool/data/x\" }\n");
        bench.sim.inject(Fault.fail("dladm create-etherstub z0", 1, 1, "no", Fault.When.BEFORE));

        Outcome outcome =
                bench.apply(plan, new Meddled("dladm create-etherstub z0", "zfs", "set", "quota=3G", "rpool/data/x"));

        assertThat(outcome.result()).isEqualTo(Outcome.Result.ROLLBACK_INCOMPLETE);
        assertThat(outcome.left()).anyMatch(l -> l.contains("props.quota was changed by somebody else"));
        assertThat(Objects.requireNonNull(bench.facts().get(new Address("h", "dataset", "rpool/data/x")))
                        .text("props"))
                .as("what nobody touched is put back, the foreign value stays")
                .isEqualTo("(quota=" + (3L << 30) + ")");
    }

    @Test
    void aBusyLinkIsTriedAgain() {
        bench.applied("etherstub \"a0\"\nvnic \"w0\" { over \"a0\" }\n");
        bench.sim.inject(
                Fault.fail("dladm delete-vnic w0", 1, 1, "dladm: vnic deletion failed: link busy", Fault.When.BEFORE));
        int before = bench.sim.log().size();

        assertThat(bench.apply(bench.plan("etherstub \"a0\"\n")).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(bench.sim.log().subList(before, bench.sim.log().size()))
                .filteredOn(r -> r.line().equals("dladm delete-vnic w0"))
                .hasSize(2);
    }

    @Test
    void anythingElseIsNotTriedAgain() {
        bench.sim.inject(Fault.fail("dladm create-etherstub a0", 1, 1, "permission denied", Fault.When.BEFORE));

        assertThat(bench.apply(bench.plan("etherstub \"a0\"\n")).result()).isEqualTo(Outcome.Result.ROLLED_BACK);
    }

    @Test
    void aPurgeThatFailsLeavesTheZoneOwned() {
        bench.applied(WEB);
        bench.sim.inject(Fault.fail("zoneadm -z web uninstall -F", 1, 1, "busy", Fault.When.BEFORE));

        Outcome outcome = bench.apply(bench.plan(""));

        assertThat(outcome.result()).isEqualTo(Outcome.Result.PURGE_INCOMPLETE);
        assertThat(outcome.left()).containsExactlyInAnyOrder("h/install/web:delete", "h/zonecfg/web:delete");
        assertThat(bench.registry.resources().keySet())
                .containsExactly(new Address("h", "install", "web"), new Address("h", "zonecfg", "web"));
        assertThat(bench.apply(bench.plan("")).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(bench.registry.resources()).isEmpty();
    }

    @Test
    void aReplacedZoneGoesAfterTheNewOneIsThere() {
        bench.applied(WEB);
        bench.applied(WEB.replace("net over", "brand \"ipkg\"; zonepath \"/zones/web-2\"; replace #true; net over"));

        assertThat(bench.facts().ofKind("zonecfg"))
                .extracting(z -> z.text("brand"))
                .containsExactly("ipkg");
        assertThat(bench.plan(WEB.replace("net over", "brand \"ipkg\"; zonepath \"/zones/web-2\"; net over"))
                        .isEmpty())
                .isTrue();
    }

    /** A host on which somebody else does something just before one of our commands. */
    private final class Meddled implements Host {
        private final Host host = bench.host();
        private final String before;
        private final List<String> command;

        Meddled(String before, String... command) {
            this.before = before;
            this.command = new ArrayList<>(List.of(command));
        }

        @Override
        public String name() {
            return host.name();
        }

        @Override
        public Result run(CommandLine line, Duration timeout) {
            if (line.shell().equals(before) && !command.isEmpty()) {
                bench.ran(command.toArray(String[]::new));
                command.clear();
            }
            return host.run(line, timeout);
        }

        @Override
        public List<Result> batch(List<CommandLine> commands, Duration timeout) {
            return host.batch(commands, timeout);
        }
    }
}
