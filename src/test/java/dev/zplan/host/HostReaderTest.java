package dev.zplan.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.module.CommandLine;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Modules;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.SimHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading a host takes two round trips, and two more when a zone moved meanwhile. */
class HostReaderTest {

    @Test
    void twoRoundTripsAreEnough() {
        Counted host = new Counted(host());
        HostFacts facts = new HostReader(Modules.builtIn()).read(host, List.of());

        assertThat(host.batches).hasSize(2);
        assertThat(host.batches.get(1)).endsWith("zoneadm list -cp").contains("zonecfg -z a export");
        assertThat(facts.ofKind("zonecfg")).extracting(r -> r.address().name()).containsExactly("a", "b");
    }

    @Test
    void tenCommandsAndOneForEachZoneAreEnough() {
        SimHost sim = host();
        int before = sim.log().size();
        new HostReader(Modules.builtIn()).read(new SimulatedHost("h", sim), List.of());

        assertThat(sim.log().size() - before).isLessThanOrEqualTo(10 + 2);
    }

    @Test
    void whatMovedMeanwhileIsReadAgain() {
        SimHost sim = host();
        Counted host = new Counted(sim);
        host.between =
                () -> assertThat(sim.run("zonecfg", "-z", "b", "delete", "-F").exitCode())
                        .isZero();
        HostFacts facts = new HostReader(Modules.builtIn()).read(host, List.of());

        assertThat(host.batches).hasSize(4);
        assertThat(facts.ofKind("zonecfg")).extracting(r -> r.address().name()).containsExactly("a");
    }

    private static SimHost host() {
        SimHost sim = SimHost.create(Flavour.OMNIOS);
        for (String zone : List.of("a", "b")) {
            assertThat(sim.run(
                                    "zonecfg",
                                    "-z",
                                    zone,
                                    "create -b; set brand=lipkg; set ip-type=exclusive; set zonepath=/zones/" + zone)
                            .exitCode())
                    .isZero();
        }
        return sim;
    }

    /** A host that counts round trips, and on which something happens between the first and the second. */
    private static final class Counted implements Host {
        private final SimulatedHost host;
        private final List<String> batches = new ArrayList<>();
        private Runnable between = () -> {};

        Counted(SimHost sim) {
            host = new SimulatedHost("h", sim);
        }

        @Override
        public String name() {
            return host.name();
        }

        @Override
        public Result run(CommandLine command, Duration timeout) {
            throw new AssertionError("reading only takes batches: " + command.shell());
        }

        @Override
        public List<Result> batch(List<CommandLine> commands, Duration timeout) {
            batches.add(
                    String.join("\n", commands.stream().map(CommandLine::shell).toList()));
            List<Result> results = host.batch(commands, timeout);
            if (batches.size() == 1) {
                between.run();
            }
            return results;
        }
    }
}
