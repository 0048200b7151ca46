package dev.zplan.invariants;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Random recipes, and pairs of a recipe and what somebody made of it later. */
final class Recipes {

    private Recipes() {}

    static Arbitrary<Recipe> any() {
        return Combinators.combine(
                        number(2),
                        number(4).list().ofMaxSize(1),
                        data().list().ofMaxSize(2),
                        volume().list().ofMaxSize(2),
                        seldom(2),
                        zone().list().ofMaxSize(4))
                .as(Recipe::new);
    }

    private static Arbitrary<Integer> number(int max) {
        return Arbitraries.integers().between(0, max);
    }

    /** Mostly 0. */
    private static Arbitrary<Integer> seldom(int max) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(0)), Tuple.of(1, number(max)));
    }

    private static Arbitrary<Recipe.Net> net() {
        return Combinators.combine(number(3), number(4), seldom(20), seldom(3), seldom(2), number(3), seldom(4))
                .as(Recipe.Net::new);
    }

    private static Arbitrary<Recipe.Data> data() {
        return Combinators.combine(number(2), Arbitraries.of(false, true), seldom(9), number(2), seldom(2))
                .as(Recipe.Data::new);
    }

    private static Arbitrary<Recipe.Volume> volume() {
        return Combinators.combine(
                        number(3), Arbitraries.of(false, false, true), Arbitraries.of(false, true), seldom(2))
                .as(Recipe.Volume::new);
    }

    private static Arbitrary<Recipe.Zone> zone() {
        Combinators.Combinator8<
                        Integer, Integer, Integer, List<Recipe.Net>, List<Recipe.Data>, List<Integer>, Integer, Integer>
                parts = Combinators.combine(
                        seldom(5),
                        Arbitraries.frequency(Tuple.of(5, 0), Tuple.of(2, 1), Tuple.of(1, 2), Tuple.of(1, 3)),
                        seldom(1),
                        net().list().ofMaxSize(2),
                        data().list().ofMaxSize(2),
                        seldom(6).list().ofSize(7),
                        seldom(4),
                        seldom(4));
        return parts.as((brand, state, shared, nets, datasets, some, model, needs) -> new Recipe.Zone(
                true,
                0,
                brand,
                state,
                shared == 1,
                nets,
                datasets,
                some.get(0),
                some.get(1),
                some.get(2),
                some.get(3),
                some.get(4),
                model,
                needs,
                0,
                some.get(5),
                some.get(6) % 4));
    }

    /** A recipe and another one, in which some things are different. */
    static Arbitrary<Tuple2<Recipe, Recipe>> changed() {
        Arbitrary<Edit> edit = Combinators.combine(number(20), number(3), number(6), net(), data())
                .as(Edit::new);
        return Combinators.combine(
                        any().filter(r -> !r.zones().isEmpty()),
                        edit.list().ofMinSize(1).ofMaxSize(4))
                .as((recipe, edits) -> {
                    Recipe after = recipe;
                    for (Edit one : edits) {
                        after = one.applyTo(after);
                    }
                    return Tuple.of(recipe, after);
                });
    }

    /** One difference: what is changed, in which zone, to what. */
    record Edit(int what, int zone, int value, Recipe.Net net, Recipe.Data data) {

        Recipe applyTo(Recipe r) {
            List<Recipe.Zone> zones = new ArrayList<>(r.zones());
            int at = zone % zones.size();
            zones.set(at, applyTo(zones.get(at)));
            return switch (what) {
                case 0 -> new Recipe(value % 3, r.links(), r.datasets(), r.volumes(), r.image(), r.zones());
                case 1 ->
                    new Recipe(
                            r.stubs(),
                            value % 2 == 0 ? List.of() : List.of(value),
                            r.datasets(),
                            r.volumes(),
                            r.image(),
                            r.zones());
                case 2 ->
                    new Recipe(
                            r.stubs(),
                            r.links(),
                            value % 2 == 0 ? List.of() : List.of(data),
                            r.volumes(),
                            r.image(),
                            r.zones());
                case 17 ->
                    new Recipe(
                            r.stubs(), r.links(), r.datasets(), replaced(r.volumes(), volume()), r.image(), r.zones());
                case 18 ->
                    new Recipe(r.stubs(), r.links(), r.datasets(), grown(r.volumes(), volume()), r.image(), r.zones());
                case 19 -> new Recipe(r.stubs(), r.links(), r.datasets(), r.volumes(), value % 4, r.zones());
                default -> new Recipe(r.stubs(), r.links(), r.datasets(), r.volumes(), r.image(), zones);
            };
        }

        private Recipe.Volume volume() {
            return new Recipe.Volume(data.quota(), data.letters() > 0, data.delegate(), value % 3);
        }

        private Recipe.Zone applyTo(Recipe.Zone z) {
            boolean present = what == 3 ? !z.present() : z.present();
            int name = what == 4 ? value % 4 : z.name();
            int state = what == 5 ? value % 4 : z.state();
            List<Recipe.Net> nets = what == 6 ? replaced(z.nets(), net) : what == 7 ? grown(z.nets(), net) : z.nets();
            List<Recipe.Data> datasets =
                    what == 8 ? replaced(z.datasets(), data) : what == 9 ? grown(z.datasets(), data) : z.datasets();
            return new Recipe.Zone(
                    present,
                    name,
                    z.brand(),
                    state,
                    z.shared(),
                    nets,
                    datasets,
                    what == 10 ? value : z.memory(),
                    what == 11 ? value : z.cpu(),
                    what == 12 ? value : z.attr(),
                    what == 13 ? value : z.rctl(),
                    what == 14 ? value : z.fs(),
                    z.model(),
                    z.needs(),
                    what == 15 ? value : z.place(),
                    what == 16 ? value : z.publishers(),
                    what == 20 ? value % 4 : z.volume());
        }

        private <T> List<T> replaced(List<T> list, T with) {
            if (list.isEmpty()) {
                return list;
            }
            List<T> changed = new ArrayList<>(list);
            if (value % 2 == 0) {
                changed.remove(0);
            } else {
                changed.set(0, with);
            }
            return changed;
        }

        private static <T> List<T> grown(List<T> list, T with) {
            List<T> changed = new ArrayList<>(list);
            changed.add(with);
            return changed;
        }
    }
}
