package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Outcome;
import dev.zplan.module.CommandLine;
import dev.zplan.resource.Flavour;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Zone by zone: what fails is undone with all that hangs on it, and the rest is as if nothing had been asked of what failed. */
class AtomicZoneTest {

    private static final String STUBS = """
            etherstub "shared0"
            etherstub "lone0"
            """;

    private static final String ONE = """
            zone "one" template="omnios" {
                net over="shared0" address="10.1.0.1/24"
                dataset "rpool/data/one" quota="1G"
            }
            """;

    private static final String TWO = """
            zone "two" template="omnios" {
                net over="shared0" address="10.1.0.2/24"
            }
            """;

    private static final String COPY = """
            zone "copy" template="omnios" {
                install clone="one"
                net over="lone0" address="10.1.0.3/24"
            }
            """;

    @ParameterizedTest
    @EnumSource
    void aZoneThatFailsTakesItsCloneAlongAndLeavesTheOther(FaultyHost.Mishap mishap) {
        World alone = World.of(Flavour.OMNIOS).applied("etherstub \"shared0\"\n" + TWO);
        World world = World.of(Flavour.OMNIOS);

        Outcome outcome = fails(world, STUBS + ONE + TWO + COPY, "zoneadm -z one install", mishap);

        assertThat(outcome.result()).as(outcome.toString()).isEqualTo(Outcome.Result.PARTLY_COMMITTED);
        assertThat(outcome.left()).containsExactly("lab/etherstub/lone0", "lab/zone/copy", "lab/zone/one");
        assertThat(World.differences(alone.anonymousFacts(), world.anonymousFacts()))
                .isEmpty();
        world.applied(STUBS + ONE + TWO + COPY);
        assertThat(world.plan(STUBS + ONE + TWO + COPY).isEmpty()).isTrue();
    }

    @Test
    void whatAllNeedTakesAllAlong() {
        World world = World.of(Flavour.OMNIOS);
        var before = world.facts();

        Outcome outcome = fails(world, "etherstub \"shared0\"\n" + TWO, "create-etherstub", FaultyHost.Mishap.FAILS);

        assertThat(outcome.result()).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(World.differences(before, world.facts())).isEmpty();
    }

    @Test
    void eachCommandMayGoWrong() {
        World before = World.of(Flavour.OMNIOS).applied(Specs.THREE_ZONES);
        String goal = Specs.THREE_ZONES_LATER;
        int commands = commands(before.copy(), goal).size();
        World after = before.copy().applied(goal);
        for (int which = 0; which < commands; which++) {
            World world = before.copy();
            int nth = which;
            Outcome outcome =
                    world.applyByZone(world.plan(goal), host -> new FaultyHost(host, nth, FaultyHost.Mishap.FAILS));
            assertThat(outcome.result())
                    .as("%d %s", which, outcome)
                    .isIn(Outcome.Result.PARTLY_COMMITTED, Outcome.Result.ROLLED_BACK, Outcome.Result.PURGE_INCOMPLETE);
            world.applied(goal);
            assertThat(World.differences(after.anonymousFacts(), world.anonymousFacts()))
                    .as("%d %s", which, outcome)
                    .isEmpty();
        }
    }

    private static Outcome fails(World world, String spec, String command, FaultyHost.Mishap mishap) {
        List<CommandLine> commands = commands(world.copy(), spec);
        int which = 0;
        while (!commands.get(which).shell().contains(command)) {
            which++;
        }
        int nth = which;
        return world.applyByZone(world.plan(spec), host -> new FaultyHost(host, nth, mishap));
    }

    private static List<CommandLine> commands(World world, String spec) {
        AtomicReference<FaultyHost> seen = new AtomicReference<>();
        world.applyByZone(world.plan(spec), host -> {
            seen.set(new FaultyHost(host, -1, FaultyHost.Mishap.FAILS));
            return seen.get();
        });
        return Objects.requireNonNull(seen.get()).ran();
    }
}
