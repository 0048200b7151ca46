package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.module.CommandLine;
import dev.zplan.plan.Action;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import net.jqwik.api.constraints.IntRange;

/** Zones that get other names stay what they are, and get them all or not at all. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class RenameTest {

    /** What nobody may make or lose by a rename. */
    private static final Set<String> LASTING = Set.of("zonecfg", "install", "vnic", "dataset", "etherstub");

    @Provide
    Arbitrary<Recipe> recipes() {
        return Recipes.any();
    }

    @Provide
    Arbitrary<Tuple2<Recipe, Recipe>> changes() {
        return Recipes.changed();
    }

    private static World applied(Flavour flavour, Recipe recipe) {
        World world = World.of(flavour);
        String spec = recipe.kdl(flavour);
        Plan plan = world.plan(spec);
        Assume.that(!plan.hasErrors());
        committed(world, plan, spec);
        return world;
    }

    private static void committed(World world, Plan plan, String about) {
        assertThat(plan.diagnostics().stream().filter(Diagnostic::isError))
                .as(about)
                .isEmpty();
        Outcome outcome = world.apply(plan);
        assertThat(outcome.result()).as("%s%n%s", about, outcome).isEqualTo(Outcome.Result.COMMITTED);
    }

    private static Set<String> identities(World world) {
        Set<String> identities = new TreeSet<>();
        world.facts().forEach((address, attributes) -> {
            for (String name : List.of("guid", "uuid", "mac")) {
                Value identity = attributes.get(name);
                if (identity != null) {
                    identities.add(address.kind() + " " + identity.show());
                }
            }
        });
        return identities;
    }

    @Property(tries = 25, seed = "20260102")
    void aRenameMakesAndDestroysNothing(
            @ForAll Flavour flavour, @ForAll("recipes") Recipe recipe, @ForAll @IntRange(min = 1, max = 15) int which) {
        Recipe later = recipe.renamed(which);
        String moves = recipe.moves(later);
        Assume.that(!moves.isEmpty());
        World world = applied(flavour, recipe);
        Set<String> identities = identities(world);
        String spec = later.kdl(flavour) + moves;
        Plan there = world.plan(spec);
        assertThat(there.changes().stream()
                        .filter(c -> LASTING.contains(c.address().kind()))
                        .filter(c -> c.action() != Action.NONE && c.action() != Action.UPDATE))
                .as(spec)
                .isEmpty();
        committed(world, there, spec);

        assertThat(identities(world)).as(spec).isEqualTo(identities);
        assertThat(world.plan(spec).isEmpty()).as(spec).isTrue();
        assertThat(world.plan(later.kdl(flavour)).isEmpty()).as(spec).isTrue();

        committed(world, world.back(there), "back from " + spec);
        assertThat(identities(world)).as(spec).isEqualTo(identities);
        assertThat(world.plan(recipe.kdl(flavour)).isEmpty()).as(spec).isTrue();
    }

    @Property(tries = 30, seed = "20260102")
    void anyCommandMayGoWrong(
            @ForAll Flavour flavour,
            @ForAll("changes") Tuple2<Recipe, Recipe> change,
            @ForAll @IntRange(min = 1, max = 15) int zones,
            @ForAll FaultyHost.Mishap mishap,
            @ForAll short which) {
        World world = applied(flavour, change.get1());
        String later = later(flavour, change, zones);
        List<CommandLine> commands = RollbackTest.commands(world.copy(), later, false);
        Assume.that(!commands.isEmpty());
        RollbackTest.rolledBack(world, later, Math.floorMod(which, commands.size()), mishap);
    }

    @Property(tries = 25, seed = "20260102")
    void atAnyWordOfTheJournal(
            @ForAll Flavour flavour,
            @ForAll("changes") Tuple2<Recipe, Recipe> change,
            @ForAll @IntRange(min = 1, max = 15) int zones,
            @ForAll boolean written,
            @ForAll boolean resume,
            @ForAll short which,
            @ForAll short again) {
        World world = applied(flavour, change.get1());
        String later = later(flavour, change, zones);
        World after = world.copy();
        Plan plan = after.plan(later);
        Assume.that(!plan.hasErrors() && !plan.isEmpty());
        Life whole = new Life(after, plan);
        whole.apply(Life.Death.NEVER);
        Life.Death death = new Life.Death(Math.floorMod(which, whole.words()), written);
        CrashTest.recovered(world, later, after, death, resume, new Life.Death(Math.floorMod(again, 20), written));
    }

    /** As long as asked: {@code mvn verify -Pthorough -Djqwik.tries.default=5000}. */
    @Property
    @Tag("thorough")
    void anyCommandMayGoWrongAtLength(
            @ForAll Flavour flavour,
            @ForAll("changes") Tuple2<Recipe, Recipe> change,
            @ForAll @IntRange(min = 1, max = 15) int zones,
            @ForAll FaultyHost.Mishap mishap,
            @ForAll short which) {
        anyCommandMayGoWrong(flavour, change, zones, mishap, which);
    }

    private static String later(Flavour flavour, Tuple2<Recipe, Recipe> change, int zones) {
        Recipe later = change.get2().renamed(zones);
        String moves = change.get1().moves(later);
        Assume.that(!moves.isEmpty());
        return later.kdl(flavour) + moves;
    }
}
