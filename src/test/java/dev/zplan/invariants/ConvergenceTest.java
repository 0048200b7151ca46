package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.plan.Change;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanFile;
import dev.zplan.resource.Flavour;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple.Tuple2;

/** Where applies lead. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class ConvergenceTest {

    @Provide
    Arbitrary<Recipe> recipes() {
        return Recipes.any();
    }

    @Provide
    Arbitrary<Tuple2<Recipe, Recipe>> changes() {
        return Recipes.changed();
    }

    private static World applied(World world, String spec) {
        Plan plan = world.plan(spec);
        Assume.that(!plan.hasErrors());
        Outcome outcome = world.apply(plan);
        assertThat(outcome.result()).as("%s%n%s", spec, outcome).isEqualTo(Outcome.Result.COMMITTED);
        return world;
    }

    private static void settled(World world, String spec) {
        Plan again = world.plan(spec);
        assertThat(again.diagnostics().stream().filter(Diagnostic::isError).toList())
                .as(spec)
                .isEmpty();
        assertThat(again.changes().stream()
                        .filter(c -> c.action() != dev.zplan.plan.Action.NONE)
                        .map(c -> c.action() + " " + c.address() + " " + c.attributes())
                        .toList())
                .as(spec)
                .isEmpty();
    }

    @Property(tries = 50, seed = "20260102")
    void planAfterApplyIsEmpty(@ForAll Flavour flavour, @ForAll("recipes") Recipe recipe) {
        String spec = recipe.kdl(flavour);
        settled(applied(World.of(flavour), spec), spec);
    }

    @Property(tries = 50, seed = "20260102")
    void planAfterAChangeIsEmpty(@ForAll Flavour flavour, @ForAll("changes") Tuple2<Recipe, Recipe> change) {
        World world = applied(World.of(flavour), change.get1().kdl(flavour));
        String spec = change.get2().kdl(flavour);
        settled(applied(world, spec), spec);
    }

    @Property(tries = 50, seed = "20260102")
    void destroyGivesBackTheStart(@ForAll Flavour flavour, @ForAll("recipes") Recipe recipe) {
        World world = World.of(flavour);
        var start = world.facts();
        applied(world, recipe.kdl(flavour));
        Plan destroy = world.plan("", ".kdl", true);
        assertThat(destroy.diagnostics()).isEmpty();
        assertThat(world.apply(destroy).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(World.differences(start, world.facts())).isEmpty();
        assertThat(world.registry.resources()).isEmpty();
        assertThat(world.registry.zones()).isEmpty();
    }

    @Property(tries = 30, seed = "20260102")
    void sameInputsSameBytes(@ForAll Flavour flavour, @ForAll("recipes") Recipe recipe) {
        World world = World.of(flavour);
        String spec = recipe.kdl(flavour);
        assertThat(PlanFile.of(world.plan(spec), "1").write())
                .isEqualTo(PlanFile.of(world.copy().plan(spec), "1").write());
    }

    @Property(tries = 50, seed = "20260102")
    void theWayDoesNotMatter(@ForAll Flavour flavour, @ForAll("changes") Tuple2<Recipe, Recipe> change) {
        int before = change.get1().image();
        int after = change.get2().image();
        Assume.that(before == 0 || after == 0 || before == after); // clones keep the revision that they have
        String spec = change.get2().kdl(flavour);
        World straight = applied(World.of(flavour), spec);
        World roundabout = applied(applied(World.of(flavour), change.get1().kdl(flavour)), spec);
        assertThat(World.differences(straight.lasting(), roundabout.lasting()))
                .as("%s%nto %s", change.get1().kdl(flavour), spec)
                .isEmpty();
    }

    @Property(tries = 30, seed = "20260102")
    void bothLanguagesGiveTheSamePlan(@ForAll Flavour flavour, @ForAll("recipes") Recipe recipe) {
        World world = World.of(flavour);
        Plan kdl = world.plan(recipe.kdl(flavour));
        Plan yaml = world.plan(Node.yaml(recipe.nodes(flavour)), ".yaml", false);
        assertThat(yaml.steps()).isEqualTo(kdl.steps());
        assertThat(yaml.digests()).isEqualTo(kdl.digests());
        assertThat(placeless(yaml)).isEqualTo(placeless(kdl));
    }

    private static List<Change> placeless(Plan plan) {
        return plan.changes().stream()
                .map(c -> new Change(
                        c.address(),
                        c.action(),
                        c.before(),
                        c.after(),
                        c.attributes(),
                        c.reasons(),
                        c.plan(),
                        c.zone(),
                        null))
                .toList();
    }
}
