package dev.zplan.module.zones;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order in which publishers are searched. */
class SearchOrderTest {

    @Provide
    Arbitrary<List<String>> names() {
        return Arbitraries.of("a", "b", "c", "d", "e", "f")
                .list()
                .uniqueElements()
                .ofMaxSize(6);
    }

    @Property(tries = 300)
    void namedOnesAreInTheirOrderAndOthersStay(
            @ForAll("names") List<String> current, @ForAll("names") List<String> named) {
        List<String> target = SearchOrder.target(current, named, "");
        assertThat(target.stream().filter(named::contains).toList()).isEqualTo(named);
        List<String> others = new ArrayList<>(current);
        others.removeAll(named);
        assertThat(target.stream().filter(others::contains).toList()).isEqualTo(others);
        assertThat(SearchOrder.target(target, named, "")).isEqualTo(target);
    }

    @Property(tries = 300)
    void theFirstIsFirst(@ForAll("names") List<String> current, @ForAll("names") List<String> named) {
        if (!named.isEmpty()) {
            List<String> target = SearchOrder.target(current, named, named.get(0));
            assertThat(target.get(0)).isEqualTo(named.get(0));
            assertThat(target.stream().filter(named::contains).toList()).isEqualTo(named);
        }
    }

    /** What pkg does with each move leads to the target. */
    @Property(tries = 300)
    void movesLeadThere(@ForAll("names") List<String> current, @ForAll("names") List<String> named) {
        List<String> target = SearchOrder.target(current, named, "");
        List<String> list = new ArrayList<>(current);
        target.stream().filter(n -> !list.contains(n)).forEach(list::add);
        for (SearchOrder.Move move : SearchOrder.moves(List.copyOf(list), target)) {
            list.remove(move.publisher());
            list.add(move.after().isEmpty() ? 0 : list.indexOf(move.after()) + 1, move.publisher());
        }
        assertThat(list).isEqualTo(target);
    }
}
