package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Outcome;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import dev.zplan.resource.Flavour;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple.Tuple2;

/** Every order that the graph allows leads to the same. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class OrderTest {

    @Provide
    Arbitrary<Tuple2<Recipe, Recipe>> changes() {
        return Recipes.changed();
    }

    @Property(tries = 50, seed = "20260102")
    void theOrderOfStepsDoesNotMatter(
            @ForAll Flavour flavour, @ForAll("changes") Tuple2<Recipe, Recipe> change, @ForAll long seed) {
        Random random = new Random(seed);
        World one = World.of(flavour);
        Plan first = one.plan(change.get1().kdl(flavour));
        Assume.that(!first.hasErrors());
        World other = one.copy();
        same(one, first, other, shuffled(first, random));
        other = one.copy();
        Plan second = one.plan(change.get2().kdl(flavour));
        Assume.that(!second.hasErrors());
        same(one, second, other, shuffled(second, random));
    }

    @Property(tries = 20, seed = "20260102")
    void stepsMayRunAtOnce(@ForAll Flavour flavour, @ForAll("changes") Tuple2<Recipe, Recipe> change) {
        World one = World.of(flavour);
        World other = one.copy();
        for (Recipe recipe : List.of(change.get1(), change.get2())) {
            Plan plan = one.plan(recipe.kdl(flavour));
            Assume.that(!plan.hasErrors());
            Outcome straight = one.apply(plan);
            assertThat(straight.result()).as("%s", straight).isEqualTo(Outcome.Result.COMMITTED);
            Outcome outcome = other.apply(other.plan(recipe.kdl(flavour)), 4, host -> host);
            assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.COMMITTED);
            assertThat(World.differences(one.anonymousFacts(), other.anonymousFacts()))
                    .isEmpty();
        }
    }

    private static void same(World one, Plan plan, World other, Plan shuffled) {
        Outcome straight = one.apply(plan);
        assertThat(straight.result()).as("%s", straight).isEqualTo(Outcome.Result.COMMITTED);
        Outcome outcome = other.apply(shuffled);
        List<StepId> order = shuffled.steps().stream().map(Step::id).toList();
        assertThat(outcome.result()).as("%s%n%s", order, outcome).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(World.differences(one.anonymousFacts(), other.anonymousFacts()))
                .as("%s", order)
                .isEmpty();
    }

    private static Plan shuffled(Plan plan, Random random) {
        List<Step> steps = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            List<Step> left = new ArrayList<>(
                    plan.steps().stream().filter(s -> s.stage() == stage).toList());
            Set<StepId> open = new HashSet<>(left.stream().map(Step::id).toList());
            while (!left.isEmpty()) {
                List<Step> ready = left.stream()
                        .filter(s -> s.needs().stream().noneMatch(open::contains))
                        .toList();
                Step next = ready.get(random.nextInt(ready.size()));
                steps.add(next);
                left.remove(next);
                open.remove(next.id());
            }
        }
        return new Plan(plan.request(), plan.changes(), steps, plan.digests(), plan.diagnostics());
    }
}
