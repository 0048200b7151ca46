package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Outcome;
import dev.zplan.plan.Action;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Stage;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Flavour;
import java.util.Optional;
import java.util.Set;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whenever the process dies, the host ends in the state before or in the state after, and zplan knows which. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class CrashTest {

    @Provide
    Arbitrary<Tuple2<Recipe, Recipe>> changes() {
        return Recipes.changed();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void atEachWordOfTheJournal(boolean written, boolean resume) {
        World before = World.of(Flavour.OMNIOS).applied(Specs.THREE_ZONES);
        World after = before.copy();
        Life whole = new Life(after, after.plan(Specs.THREE_ZONES_LATER));
        assertThat(whole.apply(Life.Death.NEVER)).isPresent();
        assertThat(whole.words()).isGreaterThan(40);
        for (int words = 0; words < whole.words(); words++) {
            World world = before.copy();
            recovered(world, Specs.THREE_ZONES_LATER, after, new Life.Death(words, written), resume, Life.Death.NEVER);
        }
    }

    @Property(tries = 30, seed = "20260102")
    void atAnyWordOfTheJournalAndOfItsRecovery(
            @ForAll Flavour flavour,
            @ForAll("changes") Tuple2<Recipe, Recipe> change,
            @ForAll boolean written,
            @ForAll boolean resume,
            @ForAll short which,
            @ForAll short again) {
        World world = World.of(flavour);
        Plan first = world.plan(change.get1().kdl(flavour));
        Assume.that(!first.hasErrors());
        world.apply(first);
        String later = change.get2().kdl(flavour);
        World after = world.copy();
        Plan plan = after.plan(later);
        Assume.that(!plan.hasErrors() && !plan.isEmpty());
        Life whole = new Life(after, plan);
        whole.apply(Life.Death.NEVER);
        int words = Math.floorMod(which, whole.words());
        Life.Death second = new Life.Death(Math.floorMod(again, 20), written);
        recovered(world, later, after, new Life.Death(words, written), resume, second);
    }

    /** As long as asked: {@code mvn verify -Pthorough -Djqwik.tries.default=5000}. */
    @Property
    @Tag("thorough")
    void atAnyWordAtLength(
            @ForAll Flavour flavour,
            @ForAll("changes") Tuple2<Recipe, Recipe> change,
            @ForAll boolean written,
            @ForAll boolean resume,
            @ForAll short which,
            @ForAll short again) {
        atAnyWordOfTheJournalAndOfItsRecovery(flavour, change, written, resume, which, again);
    }

    @ParameterizedTest
    @EnumSource
    void anUndoThatGoesWrongOnceIsEndedByRecover(FaultyHost.Mishap mishap) {
        World before = World.of(Flavour.OMNIOS).applied(Specs.THREE_ZONES);
        AtomicReference<FaultyHost> seen = new AtomicReference<>();
        World straight = before.copy();
        int commands = straight.plan(Specs.THREE_ZONES_LATER).steps().stream()
                .filter(step -> step.stage() == Stage.MAIN)
                .mapToInt(step -> step.commands().size())
                .sum();
        int incomplete = 0;
        for (int which = 1; which < commands; which += 3) {
            for (int later = 1; later < 30; later += 4) {
                World world = before.copy();
                Set<Integer> faults = Set.of(which, which + later);
                Life life = new Life(world, world.plan(Specs.THREE_ZONES_LATER));
                Outcome outcome = life.apply(Life.Death.NEVER, host -> {
                            seen.set(new FaultyHost(host, faults, mishap));
                            return seen.get();
                        })
                        .orElseThrow();
                String story = mishap + " " + faults + " " + outcome;
                if (outcome.result() == Outcome.Result.ROLLBACK_INCOMPLETE) {
                    incomplete++;
                    Outcome recovered = life.recover(false, Life.Death.NEVER).orElseThrow();
                    assertThat(recovered.left()).as(story).isEmpty();
                }
                assertThat(World.differences(before.facts(), world.facts()))
                        .as(story)
                        .isEmpty();
            }
        }
        assertThat(incomplete).isPositive();
    }

    static void recovered(World world, String spec, World after, Life.Death death, boolean resume, Life.Death second) {
        var before = world.facts();
        Snapshot registry = world.registry;
        Life life = new Life(world, world.plan(spec));
        life.apply(death);
        if (!life.isUnfinished()) {
            return;
        }
        String story = spec + "\n" + death + ", resume " + resume + ", then " + second;
        Optional<Outcome> recovered = life.recover(resume, second);
        boolean on = life.isCommitted() || resume;
        if (recovered.isEmpty() && life.isUnfinished()) {
            recovered = life.recover(resume, Life.Death.NEVER);
        }
        assertThat(life.isUnfinished()).as("%s%n%s", story, recovered).isFalse();
        if (on) {
            assertThat(World.differences(after.anonymousFacts(), world.anonymousFacts()))
                    .as(story)
                    .isEmpty();
            assertThat(world.plan(spec).changes())
                    .as("%s%n%s", story, recovered)
                    .allMatch(change -> change.action() == Action.NONE);
        } else {
            assertThat(World.differences(before, world.facts())).as(story).isEmpty();
            assertThat(world.registry).as(story).isEqualTo(registry);
        }
    }
}
