package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Outcome;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Stage;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Flavour;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong before the commit point, the host is afterwards as it was; after it, the next apply ends the work. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RollbackTest {

    private static final String DATA = """
            dataset "rpool/data/own" mountpoint="/srv/own"
            dataset "rpool/data/own/below" quota="1G" replace=#true
            dataset "rpool/data/volume" volsize="64M"
            zone "web" template="omnios" {
                dataset "rpool/data/web" compression="lz4"
                fs "/data/web" at="/web"
            }
            """;

    private static final String DATA_LATER = """
            dataset "rpool/data/own" mountpoint="/srv/own" casesensitivity="mixed" replace=#true
            dataset "rpool/data/own/below" quota="1G" replace=#true
            dataset "rpool/data/volume" volsize="32M" replace=#true
            etherstub "last0" depends-on="lab/dataset/rpool/data/volume"
            zone "web" template="omnios" {
                dataset "rpool/data/web" compression="lz4" utf8only=#true replace=#true
                fs "/data/web" at="/web"
            }
            """;

    @Provide
    Arbitrary<Tuple2<Recipe, Recipe>> changes() {
        return Recipes.changed();
    }

    @ParameterizedTest
    @EnumSource
    void eachCommandOfAChangeMayGoWrong(FaultyHost.Mishap mishap) {
        World before = World.of(Flavour.OMNIOS).applied(Specs.THREE_ZONES);
        int commands = commands(before.copy(), Specs.THREE_ZONES_LATER, false).size();
        assertThat(commands).isGreaterThan(20);
        for (int which = 0; which < commands; which++) {
            rolledBack(before.copy(), Specs.THREE_ZONES_LATER, which, mishap);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachCommandOfAReplacementOfDataMayGoWrong(FaultyHost.Mishap mishap) {
        World before = World.of(Flavour.OMNIOS).applied(DATA);
        int commands = commands(before.copy(), DATA_LATER, false).size();
        assertThat(commands).isEqualTo(13);
        for (int which = 0; which < commands; which++) {
            rolledBack(before.copy(), DATA_LATER, which, mishap);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachCommandOfAFirstApplyMayGoWrong(FaultyHost.Mishap mishap) {
        World before = World.of(Flavour.OMNIOS);
        int commands = commands(before.copy(), Specs.THREE_ZONES, false).size();
        for (int which = 0; which < commands; which++) {
            rolledBack(before.copy(), Specs.THREE_ZONES, which, mishap);
        }
    }

    @Property(tries = 50, seed = "20260102")
    void anyCommandMayGoWrong(
            @ForAll Flavour flavour,
            @ForAll("changes") Tuple2<Recipe, Recipe> change,
            @ForAll FaultyHost.Mishap mishap,
            @ForAll short which) {
        World world = World.of(flavour);
        Plan first = world.plan(change.get1().kdl(flavour));
        Assume.that(!first.hasErrors());
        world.apply(first);
        String later = change.get2().kdl(flavour);
        int commands = commands(world.copy(), later, false).size();
        Assume.that(commands > 0);
        rolledBack(world, later, Math.floorMod(which, commands), mishap);
    }

    /** As long as asked: {@code mvn verify -Pthorough -Djqwik.tries.default=5000}. */
    @Property
    @Tag("thorough")
    void anyCommandMayGoWrongAtLength(
            @ForAll Flavour flavour,
            @ForAll("changes") Tuple2<Recipe, Recipe> change,
            @ForAll FaultyHost.Mishap mishap,
            @ForAll short which) {
        anyCommandMayGoWrong(flavour, change, mishap, which);
    }

    @Property(tries = 25, seed = "20260102")
    void aPurgeThatGoesWrongIsEndedByTheNextApply(
            @ForAll Flavour flavour,
            @ForAll("changes") Tuple2<Recipe, Recipe> change,
            @ForAll FaultyHost.Mishap mishap,
            @ForAll short which) {
        World world = World.of(flavour);
        Plan first = world.plan(change.get1().kdl(flavour));
        Assume.that(!first.hasErrors());
        world.apply(first);
        String later = change.get2().kdl(flavour);
        int main = commands(world.copy(), later, false).size();
        World straight = world.copy();
        int purges = commands(straight, later, true).size() - main;
        Assume.that(purges > 0);
        Outcome outcome = world.apply(
                world.plan(later), 1, host -> new FaultyHost(host, main + Math.floorMod(which, purges), mishap));
        assertThat(outcome.result()).isEqualTo(Outcome.Result.PURGE_INCOMPLETE);
        world.applied(later);
        assertThat(world.plan(later).isEmpty()).isTrue();
        assertThat(world.facts()).isEqualTo(straight.facts());
    }

    /** The changing commands of a whole apply, up to the commit point or to the end. */
    static List<CommandLine> commands(World world, String spec, boolean purges) {
        Plan plan = world.plan(spec);
        Assume.that(!plan.hasErrors());
        AtomicReference<FaultyHost> seen = new AtomicReference<>();
        Outcome outcome = world.apply(plan, 1, host -> {
            seen.set(new FaultyHost(host, -1, FaultyHost.Mishap.FAILS));
            return seen.get();
        });
        assertThat(outcome.result()).as("%s%n%s", spec, outcome).isEqualTo(Outcome.Result.COMMITTED);
        int last = plan.steps().stream()
                .filter(s -> s.stage() == Stage.PURGE)
                .mapToInt(s -> s.commands().size())
                .sum();
        List<CommandLine> all = Objects.requireNonNull(seen.get()).ran();
        return purges ? all : all.subList(0, all.size() - last);
    }

    static void rolledBack(World world, String spec, int which, FaultyHost.Mishap mishap) {
        var before = world.facts();
        Snapshot registry = world.registry;
        AtomicReference<FaultyHost> seen = new AtomicReference<>();
        Outcome outcome = world.apply(world.plan(spec), 1, host -> {
            seen.set(new FaultyHost(host, which, mishap));
            return seen.get();
        });
        List<CommandLine> ran = Objects.requireNonNull(seen.get()).ran();
        String story = spec + "\n" + mishap + " " + ran.get(which) + "\nthen "
                + ran.subList(which + 1, ran.size()).stream()
                        .map(c -> c.argv() + (c.stdin() == null ? "" : " < " + c.stdin()))
                        .toList()
                + "\n" + outcome;
        assertThat(World.differences(before, world.facts())).as(story).isEmpty();
        assertThat(outcome.result()).as(story).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(world.registry).isEqualTo(registry);
    }
}
