package dev.zplan.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import dev.zplan.module.HostFacts;
import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code zoneadm clone} makes a snapshot of the model; who takes the clone back takes the snapshot back, and no other. */
class CloneUndoTest {

    private static final String PACKAGES = "zone \"model\" template=\"omnios\" state=\"installed\"\n";
    private static final String IMAGE =
            "zone \"model\" template=\"lx\" state=\"installed\" { install image=\"/zones/images/lx.tar.gz\"; }\n";
    private static final String COPY = "zone \"copy\" template=\"%s\" { install clone=\"model\"; }\n";

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
    }

    private static List<String> snapshots(HostFacts facts) {
        return facts.ofKind("snapshot").stream().map(s -> s.address().name()).toList();
    }

    private void bootFails() {
        bench.sim.inject(Fault.fail("zoneadm -z copy boot", 1, 1, "no", Fault.When.BEFORE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"omnios", "lx"})
    void theSnapshotOfACloneGoesWithIt(String template) {
        String model = template.equals("lx") ? IMAGE : PACKAGES;
        bench.applied(model);
        var before = bench.facts();
        bootFails();

        Outcome outcome = bench.apply(bench.plan(model + COPY.formatted(template)));

        assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(snapshots(bench.facts())).isEqualTo(snapshots(before)).isEmpty();
        assertThat(bench.facts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"omnios", "lx"})
    void whatOthersDidMeanwhileStays(String template) {
        String model = template.equals("lx") ? IMAGE : PACKAGES;
        String theirs = template.equals("lx") ? "rpool/zones/model@theirs" : "rpool/zones/model/ROOT/zbe@theirs";
        bench.applied(model);
        bootFails();

        Outcome outcome = bench.apply(
                bench.plan(model + COPY.formatted(template)),
                new Busy("zoneadm -z copy boot", "zfs", "snapshot", theirs));

        assertThat(outcome.result()).isEqualTo(Outcome.Result.ROLLBACK_INCOMPLETE);
        assertThat(outcome.left()).containsExactly("h/snapshot/" + theirs + " is there and was not before");
        assertThat(snapshots(bench.facts())).containsExactly(theirs);
    }

    @Test
    void aSnapshotThatWasThereStays() {
        bench.applied(PACKAGES).ran("zfs", "snapshot", "rpool/zones/model/ROOT/zbe@copy_snap");
        var before = bench.facts();
        bootFails();

        Outcome outcome = bench.apply(bench.plan(PACKAGES + COPY.formatted("omnios")));

        assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(bench.facts()).isEqualTo(before);
        assertThat(snapshots(before)).hasSize(1);
    }

    /** A host on which somebody else does something just before one of our commands. */
    private final class Busy implements Host {
        private final Host host = bench.host();
        private final String before;
        private final String[] command;

        Busy(String before, String... command) {
            this.before = before;
            this.command = command;
        }

        @Override
        public String name() {
            return host.name();
        }

        @Override
        public Result run(CommandLine line, Duration timeout) {
            if (line.shell().equals(before)) {
                bench.ran(command);
            }
            return host.run(line, timeout);
        }

        @Override
        public List<Result> batch(List<CommandLine> commands, Duration timeout) {
            return host.batch(commands, timeout);
        }
    }
}
