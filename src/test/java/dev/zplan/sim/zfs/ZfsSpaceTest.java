package dev.zplan.sim.zfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who uses how much, and what is refused for want of room. */
class ZfsSpaceTest {
    private static final long MIB = 1 << 20;

    private Pools pools = new Pools(1, () -> 1_700_000_000L);

    @BeforeEach
    void pool() {
        pools = new Pools(1, () -> 1_700_000_000L);
        pools.addPool("tank", 256 * MIB, Optional.empty());
    }

    private String zfs(String line) {
        SimResult result = Zfs.run(pools, Flavour.OMNIOS, List.of(line.split(" ")));
        return result.stdout() + result.stderr();
    }

    private Dataset dataset(String name) {
        return pools.find(name).orElseThrow();
    }

    @Test
    void snapshotsKeepWhatTheDatasetGivesBack() {
        zfs("create tank/a");
        assertThat(pools.write(dataset("tank/a"), 8 * MIB)).isEmpty();
        zfs("snapshot tank/a@1");
        pools.free(dataset("tank/a"), 8 * MIB);
        assertThat(zfs("list -Hp -o used,referenced,usedbysnapshots,usedbydataset tank/a"))
                .isEqualTo("8413184\t24576\t8388608\t24576\n");
        assertThat(zfs("destroy -nv tank/a@1")).isEqualTo("would destroy tank/a@1\nwould reclaim 8M\n");
    }

    @Test
    void whatTwoSnapshotsShareIsReclaimedWithBoth() {
        zfs("create tank/a");
        pools.write(dataset("tank/a"), 4 * MIB);
        zfs("snapshot tank/a@1");
        zfs("snapshot tank/a@2");
        pools.free(dataset("tank/a"), 4 * MIB);
        assertThat(zfs("list -Hp -o used tank/a@1")).isEqualTo("0\n");
        assertThat(zfs("destroy -nvp tank/a@1,2")).endsWith("reclaim\t4194304\n");
    }

    @Test
    void quotasHoldWritesBack() {
        zfs("create -o quota=8M tank/a");
        zfs("create -o refquota=4M tank/b");
        assertThat(pools.write(dataset("tank/a"), 9 * MIB)).contains("Disk quota exceeded");
        assertThat(pools.write(dataset("tank/b"), 5 * MIB)).contains("Disk quota exceeded");
        assertThat(pools.write(dataset("tank"), 300 * MIB)).contains("No space left on device");
        assertThat(zfs("list -Hp -o available tank/b")).isEqualTo("4169728\n");
    }

    @Test
    void reservationsNeedRoom() {
        zfs("create -o quota=8M tank/a");
        assertThat(zfs("set reservation=9M tank/a"))
                .isEqualTo("cannot set property for 'tank/a': size is greater than available space\n");
        assertThat(zfs("create -o reservation=9M tank/a/b")).isEqualTo("cannot create 'tank/a/b': out of space\n");
        assertThat(zfs("set reservation=100M tank")).isEmpty();
        assertThat(zfs("create -V 1G tank/v")).isEqualTo("cannot create 'tank/v': out of space\n");
        assertThat(zfs("create -s -V 1G tank/v")).isEmpty();
    }

    @Test
    void aFullPoolTakesNothingNew() {
        zfs("create tank/a");
        zfs("snapshot tank/a@1");
        while (pools.write(dataset("tank/a"), 64 << 10).isEmpty()) {
            // until nothing more fits
        }
        pools.write(dataset("tank/a"), new Space(pools).available(dataset("tank/a")));
        assertThat(zfs("create tank/b")).isEqualTo("cannot create 'tank/b': out of space\n");
        assertThat(zfs("clone tank/a@1 tank/c")).isEqualTo("cannot create 'tank/c': out of space\n");
        assertThat(zfs("snapshot tank/a@2")).isEqualTo("cannot create snapshots : out of space\n");
        assertThat(zfs("bookmark tank/a@1 tank/a#1")).isEqualTo("cannot create bookmark 'tank/a#1': out of space\n");
        assertThat(zfs("destroy tank/a@1")).isEmpty();
    }

    @Provide
    Arbitrary<List<List<String>>> commands() {
        Arbitrary<String> name = Arbitraries.of("tank/a", "tank/b", "tank/a/c");
        Arbitrary<String> tag = Arbitraries.of("1", "2");
        Arbitrary<List<String>> command = Arbitraries.oneOf(
                name.map(n -> List.of("create", n)),
                name.map(n -> List.of("write", n)),
                name.map(n -> List.of("free", n)),
                name.map(n -> List.of("destroy", "-R", n)),
                name.map(n -> List.of("promote", n)),
                name.flatMap(n -> tag.map(t -> List.of("snapshot", n + "@" + t))),
                name.flatMap(n -> tag.map(t -> List.of("destroy", n + "@" + t))),
                name.flatMap(n -> tag.map(t -> List.of("rollback", "-r", n + "@" + t))),
                name.flatMap(n -> tag.flatMap(t -> name.map(m -> List.of("clone", n + "@" + t, m)))));
        return command.list().ofMaxSize(20);
    }

    @Property(tries = 100)
    void whatIsUsedAddsUp(@ForAll("commands") List<List<String>> commands) {
        pool();
        for (List<String> command : commands) {
            Optional<Dataset> dataset = pools.find(command.get(1));
            switch (command.get(0)) {
                case "write" -> dataset.ifPresent(d -> pools.write(d, 3 * MIB));
                case "free" -> dataset.ifPresent(d -> pools.free(d, 2 * MIB));
                default -> Zfs.run(pools, Flavour.OMNIOS, command);
            }
        }
        Space space = new Space(pools);
        Map<String, Long> all = new HashMap<>();
        for (Dataset d : pools.all()) {
            long parts = space.bySnapshots(d) + space.byDataset(d) + space.byRefreservation(d) + space.byChildren(d);
            assertThat(space.used(d)).isEqualTo(parts);
            assertThat(space.byDataset(d)).isBetween(0L, d.referenced());
            assertThat(Space.reclaimed(d.snapshots())).isBetween(0L, space.bySnapshots(d));
            all.put(d.name(), space.used(d));
        }
        assertThat(all.get("tank")).isGreaterThanOrEqualTo(all.getOrDefault("tank/a", 0L));
        assertThat(Pools.fromJson(pools.toJson(), () -> 0).toJson()).isEqualTo(pools.toJson());
    }
}
