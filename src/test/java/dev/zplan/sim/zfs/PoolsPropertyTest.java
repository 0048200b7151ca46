package dev.zplan.sim.zfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds of pools whatever commands are run on them. */
class PoolsPropertyTest {

    @Provide
    Arbitrary<List<List<String>>> commands() {
        Arbitrary<String> name = Arbitraries.of("tank/a", "tank/b", "tank/a/c", "tank/a/c/d", "tank/b/e");
        Arbitrary<String> tag = Arbitraries.of("1", "2");
        Arbitrary<List<String>> command = Arbitraries.oneOf(
                name.map(n -> List.of("create", n)),
                name.map(n -> List.of("create", "-p", "-o", "quota=1G", n)),
                name.map(n -> List.of("create", "-V", "16M", n)),
                name.map(n -> List.of("destroy", n)),
                name.map(n -> List.of("destroy", "-r", n)),
                name.map(n -> List.of("destroy", "-R", n)),
                name.map(n -> List.of("set", "mountpoint=/mnt/x", n)),
                name.map(n -> List.of("set", "zoned=on", n)),
                name.map(n -> List.of("inherit", "mountpoint", n)),
                name.map(n -> List.of("promote", n)),
                name.flatMap(n -> name.map(m -> List.of("rename", n, m))),
                name.flatMap(n -> tag.map(t -> List.of("snapshot", n + "@" + t))),
                name.flatMap(n -> tag.map(t -> List.of("rollback", "-r", n + "@" + t))),
                name.flatMap(n -> tag.flatMap(t -> name.map(m -> List.of("clone", n + "@" + t, m)))));
        return command.list().ofMaxSize(25);
    }

    private static Pools play(List<List<String>> commands) {
        Pools pools = new Pools(3, () -> 1_700_000_000L);
        pools.addPool("tank", "d", Optional.empty());
        commands.forEach(c -> Zfs.run(pools, Flavour.OMNIOS, c));
        return pools;
    }

    @Property(tries = 150)
    void everyDatasetHasItsParentAndAName(@ForAll("commands") List<List<String>> commands) {
        Pools pools = play(commands);
        Set<String> names = new HashSet<>();
        Set<Long> guids = new HashSet<>();
        for (Dataset dataset : pools.all()) {
            assertThat(names.add(dataset.name())).isTrue();
            assertThat(guids.add(dataset.guid())).isTrue();
            assertThat(pools.find(dataset.name())).contains(dataset);
            dataset.parent().ifPresent(p -> assertThat(dataset.name()).startsWith(p.name() + "/"));
            dataset.origin()
                    .ifPresent(o -> assertThat(pools.findSnapshot(o.name())).contains(o));
            dataset.origin().ifPresent(o -> assertThat(pools.clonesOf(o)).contains(dataset));
        }
    }

    @Property(tries = 150)
    void mountsAreOneToOne(@ForAll("commands") List<List<String>> commands) {
        Pools pools = play(commands);
        Set<String> paths = new HashSet<>();
        for (Dataset dataset : pools.mounted()) {
            String path = dataset.mountedAt().orElseThrow();
            assertThat(paths.add(path)).isTrue();
            assertThat(pools.mountedAt(path)).contains(dataset);
            assertThat(pools.find(dataset.name())).contains(dataset);
            assertThat(pools.get(dataset, "zoned").value()).isEqualTo("off");
        }
    }

    @Property(tries = 150)
    void jsonKeepsEverything(@ForAll("commands") List<List<String>> commands) {
        Pools pools = play(commands);
        Pools again = Pools.fromJson(pools.toJson(), () -> 1_700_000_000L);
        assertThat(again.toJson()).isEqualTo(pools.toJson());
        List<String> all = List.of("get", "-Hpr", "all");
        assertThat(Zfs.run(again, Flavour.OMNIOS, all)).isEqualTo(Zfs.run(pools, Flavour.OMNIOS, all));
    }

    @Property(tries = 300)
    void sizesForPeopleAreShortAndNear(@ForAll @LongRange(min = 0) long bytes) {
        String text = Size.nice(bytes);
        assertThat(text.length()).isLessThanOrEqualTo(5);
        double read = Size.parse(text).orElseThrow().doubleValue();
        assertThat(Math.abs(read - bytes)).isLessThanOrEqualTo(bytes * 0.051);
    }
}
