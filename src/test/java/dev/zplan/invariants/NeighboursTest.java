package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.plan.Plan;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Two workspaces with one host: neither ever changes what the other has made there. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class NeighboursTest {

    private static final String NOTHING = "";

    @Provide
    Arbitrary<Recipe> recipes() {
        return Recipes.any();
    }

    @Property(tries = 30, seed = "20260102")
    void whatOneHasTheOtherDoesNotGet(
            @ForAll Flavour flavour,
            @ForAll("recipes") Recipe first,
            @ForAll("recipes") Recipe second,
            @ForAll boolean apart) {
        World one = World.of(flavour);
        Plan plan = one.plan(first.kdl(flavour));
        Assume.that(!plan.hasErrors());
        one.apply(plan);
        Assume.that(one.plan(first.kdl(flavour)).isEmpty());
        SortedMap<Address, SortedMap<String, Value>> before = owned(one);

        World two = one.neighbour();
        Plan other = two.plan(apart ? apart(second.kdl(flavour)) : second.kdl(flavour));
        boolean clash = other.request().desired().resources().stream()
                .anyMatch(r -> one.registry.resources().containsKey(r.address()));
        if (clash) {
            assertThat(other.hasErrors()).isTrue();
        }
        boolean both = !other.hasErrors() && two.apply(other).result() == Outcome.Result.COMMITTED;
        assertThat(World.differences(before, owned(one))).isEmpty();
        assertThat(one.plan(first.kdl(flavour)).changes()).allMatch(c -> c.before() != null);

        Plan end = two.plan(NOTHING, ".kdl", true);
        if (both && !end.hasErrors()) {
            two.apply(end);
        }
        assertThat(World.differences(before, owned(one))).isEmpty();
        assertThat(one.plan(first.kdl(flavour)).isEmpty()).isTrue();
    }

    @Property(tries = 15, seed = "20260102")
    void whatOneGivesUpTheOtherGets(@ForAll Flavour flavour, @ForAll("recipes") Recipe recipe) {
        String spec = recipe.kdl(flavour);
        World one = World.of(flavour);
        Plan plan = one.plan(spec);
        Assume.that(!plan.hasErrors());
        Assume.that(one.apply(plan).result() == Outcome.Result.COMMITTED);
        World two = one.neighbour();
        if (!plan.request().desired().resources().isEmpty()) {
            assertThat(two.plan(spec).diagnostics())
                    .filteredOn(Diagnostic::isError)
                    .extracting(Diagnostic::code)
                    .contains("zplan::plan::owned_elsewhere");
        }
        assertThat(one.apply(one.plan(NOTHING, ".kdl", true)).result()).isEqualTo(Outcome.Result.COMMITTED);
        assertThat(one.sim.run("ls", "/etc/zplan/links").stdout()).isEmpty();
        assertThat(two.plan(spec).diagnostics()).noneMatch(Diagnostic::isError);
        assertThat(two.apply(two.plan(spec)).result()).isEqualTo(Outcome.Result.COMMITTED);
    }

    /** The same under other names and addresses, over the other's etherstubs. */
    private static String apart(String spec) {
        return spec.lines()
                .filter(line -> !line.startsWith("etherstub"))
                .collect(Collectors.joining("\n"))
                .replaceAll("\\bz([0-9])", "y$1")
                .replaceAll("\\bown([0-9])", "their$1")
                .replaceAll("\\bd([0-9]_)", "e$1")
                .replace("192.0.2.", "192.0.3.")
                .replace("198.51.100.", "198.51.101.")
                .replace("02:08:20:00:", "02:08:20:01:");
    }

    /** What is on the host of all that a workspace owns. */
    private static SortedMap<Address, SortedMap<String, Value>> owned(World world) {
        SortedMap<Address, SortedMap<String, Value>> owned = new TreeMap<>(world.facts());
        owned.keySet().retainAll(world.registry.resources().keySet());
        return owned;
    }
}
