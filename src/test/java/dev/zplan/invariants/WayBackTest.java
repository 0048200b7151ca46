package dev.zplan.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.apply.Outcome;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.Plan;
import dev.zplan.registry.Entry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/** Where rollbacks of committed transactions lead. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class WayBackTest {

    @Provide
    Arbitrary<Tuple2<Recipe, Recipe>> changes() {
        return Recipes.changed();
    }

    /** Facts but for datasets that are let go, and for what a dataset that a zone booted with keeps of that (zfs(8), zoned). */
    private static SortedMap<Address, SortedMap<String, Value>> owned(World world) {
        SortedMap<Address, SortedMap<String, Value>> owned = new TreeMap<>();
        world.facts().forEach((address, attributes) -> {
            Entry entry = world.registry.resources().get(address);
            if (entry == null || entry.letGo() == null) {
                SortedMap<String, Value> kept = new TreeMap<>(attributes);
                kept.keySet().removeAll(Set.of("mounted", "zoned"));
                kept.computeIfPresent("props", (name, props) -> withoutZoned((Value.Members) props));
                owned.put(address, kept);
            }
        });
        return owned;
    }

    private static @Nullable Value withoutZoned(Value.Members props) {
        TreeMap<String, Value> kept = new TreeMap<>(props.members());
        kept.remove("zoned");
        return kept.isEmpty() ? null : Value.record(kept);
    }

    private static World committed(World world, Plan plan, String about) {
        Outcome outcome = world.apply(plan);
        assertThat(outcome.result()).as("%s%n%s", about, outcome).isEqualTo(Outcome.Result.COMMITTED);
        return world;
    }

    @Property(tries = 30, seed = "20260102")
    void everythingThatWasNotDestroyedComesBack(
            @ForAll Flavour flavour, @ForAll("changes") Tuple2<Recipe, Recipe> change) {
        World world = World.of(flavour);
        String first = change.get1().kdl(flavour);
        String second = change.get2().kdl(flavour);
        String about = first + "\nto " + second;
        Plan start = world.plan(first);
        Assume.that(!start.hasErrors());
        committed(world, start, first);
        var before = owned(world);
        Plan there = world.plan(second);
        Assume.that(!there.hasErrors());
        committed(world, there, about);

        Set<List<Object>> survivors = identities(before);
        survivors.retainAll(identities(world.facts()));
        Assume.that(!world.plan(first).hasErrors()); // what the spec itself could not bring back
        Plan back = world.back(there);
        assertThat(back.diagnostics().stream().filter(Diagnostic::isError))
                .as(about)
                .isEmpty();
        committed(world, back, about);

        assertThat(identities(world.facts())).as(about).containsAll(survivors);
        assertThat(unsettled(world.back(there))).as(about).isEmpty();
        if (back.diagnostics().isEmpty()) {
            assertThat(World.differences(before, owned(world))).as(about).isEmpty();
            assertThat(unsettled(world.plan(first))).as(about).isEmpty();
        }
    }

    /** Datasets and zones, each as the one that it is. */
    private static Set<List<Object>> identities(SortedMap<Address, SortedMap<String, Value>> facts) {
        Set<List<Object>> identities = new HashSet<>();
        facts.forEach((address, attributes) -> {
            for (String name : List.of("guid", "uuid")) {
                Value identity = attributes.get(name);
                if (identity != null) {
                    identities.add(List.of(address, identity));
                }
            }
        });
        return identities;
    }

    private static List<Address> unsettled(Plan plan) {
        return plan.changes().stream()
                .filter(c -> c.action() != Action.NONE)
                .map(Change::address)
                .toList();
    }
}
