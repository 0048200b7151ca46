package dev.zplan.sim.zfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the transcripts of zfs leave open. */
class ZfsTest {
    private final Pools pools = new Pools(1, () -> 1_700_000_000L);

    @BeforeEach
    void pool() {
        pools.setDevice("c1t0d0", 64L << 30);
        pools.addPool("rpool", "c1t0d0", Optional.of("/rpool"));
        pools.create("rpool/zones", Map.of("mountpoint", "/zones"));
        mount("rpool/zones");
    }

    private void mount(String name) {
        pools.find(name).ifPresent(pools::mount);
    }

    private SimResult zfs(String line) {
        return Zfs.run(pools, Flavour.OMNIOS, List.of(line.split(" ")));
    }

    private void done(String line) {
        assertThat(zfs(line)).isEqualTo(SimResult.ok(""));
    }

    private void refused(String line, int code, String... complaints) {
        assertThat(zfs(line)).isEqualTo(SimResult.fail(code, String.join("\n", complaints) + "\n"));
    }

    @Test
    void listsAlignedForPeople() {
        done("create rpool/zones/z1");
        done("create -o mountpoint=legacy rpool/zones/z1/ROOT");
        assertThat(zfs("list -r -o name,used,mountpoint rpool/zones").stdout()).isEqualTo("""
                        NAME                  USED  MOUNTPOINT
                        rpool/zones            72K  /zones
                        rpool/zones/z1         48K  /zones/z1
                        rpool/zones/z1/ROOT    24K  legacy
                        """);
    }

    @Test
    void listsNothingWithoutPools() {
        assertThat(Zfs.run(new Pools(1, () -> 0), Flavour.OMNIOS, List.of("list")))
                .isEqualTo(SimResult.ok("no datasets available\n"));
    }

    @Test
    void onlyRootChanges() {
        assertThat(Zfs.run(pools, Flavour.OMNIOS, "jo", List.of("create", "rpool/x"), ""))
                .isEqualTo(SimResult.fail(1, "cannot create 'rpool/x': permission denied\n"));
    }

    @Test
    void clonesHoldTheirOrigin() {
        done("create rpool/x");
        done("snapshot rpool/x@a");
        done("clone rpool/x@a rpool/c");
        assertThat(zfs("list -Hp -t snapshot -o name,clones,userrefs").stdout()).isEqualTo("rpool/x@a\trpool/c\t0\n");
        refused(
                "destroy -r rpool/x",
                1,
                "cannot destroy 'rpool/x': filesystem has dependent clones",
                "use '-R' to destroy the following datasets:",
                "rpool/c");
        done("promote rpool/c");
        done("destroy rpool/x");
        assertThat(pools.exists("rpool/c@a")).isTrue();
    }

    @Test
    void zonedDatasetsAreUnmountedAndMountElsewhere() {
        done("create rpool/data");
        done("set zoned=on rpool/data");
        Dataset data = pools.find("rpool/data").orElseThrow();
        assertThat(data.mountedAt()).isEmpty();
        assertThat(pools.mountAt(data, "/zones/z1/root/rpool/data")).isEmpty();
        assertThat(pools.holding("/zones/z1/root/rpool/data/file")).contains(data);
        assertThat(pools.holding("/zones/other").map(Dataset::name)).contains("rpool/zones");
    }
}
