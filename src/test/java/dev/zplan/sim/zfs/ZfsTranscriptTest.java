package dev.zplan.sim.zfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The transcripts of illumos that its sources and issue threads give for zfs and zpool. */
class ZfsTranscriptTest {
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
    void listsMountpointsOfAllKinds() {
        done("create -o mountpoint=legacy rpool/ROOT");
        done("create -V 1G rpool/dump");
        done("create -o mountpoint=none rpool/vmdata");
        assertThat(zfs("list -H -o name,mountpoint").stdout())
                .isEqualTo(
                        "rpool\t/rpool\nrpool/ROOT\tlegacy\nrpool/dump\t-\nrpool/vmdata\tnone\nrpool/zones\t/zones\n");
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
    void listsExactNumbers() {
        assertThat(zfs("list -H -p -o name,used,quota rpool/zones").stdout()).isEqualTo("rpool/zones\t24576\t0\n");
    }

    @Test
    void listRefusesWhatIsMissing() {
        refused("list nosuch/x", 1, "cannot open 'nosuch/x': dataset does not exist");
        assertThat(zfs("list -o foo").exitCode()).isEqualTo(2);
        assertThat(zfs("list -o foo").stderr()).startsWith("bad property list: invalid property 'foo'\nusage:");
        assertThat(Zfs.run(new Pools(1, () -> 0), Flavour.OMNIOS, List.of("list")))
                .isEqualTo(SimResult.ok("no datasets available\n"));
    }

    @Test
    void createRefuses() {
        done("create rpool/zones/z1");
        refused("create rpool/zones/z1", 1, "cannot create 'rpool/zones/z1': dataset already exists");
        done("create -p rpool/zones/z1");
        refused("create rpool/a/b", 1, "cannot create 'rpool/a/b': parent does not exist");
        refused("create nosuch/x", 1, "cannot create 'nosuch/x': no such pool 'nosuch'");
        refused("create rpool/bad!name", 1, "cannot create 'rpool/bad!name': invalid character '!' in name");
        refused(
                "create -o mountpoint=rel rpool/x",
                1,
                "cannot create 'rpool/x': 'mountpoint' must be an absolute path, 'none', or 'legacy'");
    }

    @Test
    void createKeepsWhatItCannotMount() {
        pools.setOccupied("/etc", true);
        refused(
                "create -o mountpoint=/etc rpool/x",
                1,
                "cannot mount '/etc': directory is not empty",
                "filesystem successfully created, but not mounted");
        assertThat(pools.exists("rpool/x")).isTrue();
    }

    @Test
    void onlyRootChanges() {
        assertThat(Zfs.run(pools, Flavour.OMNIOS, false, List.of("create", "rpool/x")))
                .isEqualTo(SimResult.fail(1, "cannot create 'rpool/x': permission denied\n"));
    }

    @Test
    void getShowsSources() {
        done("create rpool/zones/z1");
        assertThat(zfs("get -H -o value,source mountpoint rpool/zones/z1").stdout())
                .isEqualTo("/zones/z1\tinherited from rpool/zones\n");
        assertThat(zfs("get compressratio,mounted,foo:bar rpool/zones/z1").stdout())
                .isEqualTo("""
                        NAME            PROPERTY       VALUE  SOURCE
                        rpool/zones/z1  compressratio  1.00x  -
                        rpool/zones/z1  mounted        yes    -
                        rpool/zones/z1  foo:bar        -      -
                        """);
        assertThat(zfs("get nosuchprop rpool").exitCode()).isEqualTo(2);
    }

    @Test
    void setRefuses() {
        done("create rpool/zones/z1");
        refused(
                "set quota=1K rpool/zones/z1",
                1,
                "cannot set property for 'rpool/zones/z1': size is less than current used or reserved space");
        done("create -o zoned=on rpool/deleg");
        refused(
                "set mountpoint=/x rpool/deleg",
                1,
                "cannot set property for 'rpool/deleg':"
                        + " 'mountpoint' cannot be set on dataset in a non-global zone");
        refused("mount rpool/deleg", 1, "cannot mount 'rpool/deleg': dataset is exported to a local zone");
    }

    @Test
    void snapshotsAndClones() {
        done("create rpool/x");
        done("snapshot rpool/x@a");
        refused("snapshot rpool/x@a", 1, "cannot create snapshot 'rpool/x@a': dataset already exists");
        assertThat(zfs("snapshot rpool/nosuch@a").exitCode()).isEqualTo(2);
        assertThat(zfs("snapshot rpool/nosuch@a").stderr())
                .startsWith("cannot open 'rpool/nosuch': dataset does not exist\nusage:");
        refused("clone rpool/x@nosuch rpool/c", 1, "cannot open 'rpool/x@nosuch': dataset does not exist");
        refused("promote rpool/x", 1, "cannot promote 'rpool/x': not a cloned filesystem");
        done("snapshot rpool/x@new");
        refused(
                "rollback rpool/x@a",
                1,
                "cannot rollback to 'rpool/x@a': more recent snapshots or bookmarks exist",
                "use '-r' to force deletion of the following snapshots and bookmarks:",
                "rpool/x@new");
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
    void destroyRefuses() {
        done("create -p rpool/zones/z1/ROOT/zbe");
        refused(
                "destroy rpool/zones/z1",
                1,
                "cannot destroy 'rpool/zones/z1': filesystem has children",
                "use '-r' to destroy the following datasets:",
                "rpool/zones/z1/ROOT/zbe",
                "rpool/zones/z1/ROOT");
        pools.find("rpool/zones/z1").ifPresent(d -> pools.setBusy(d, true));
        refused("destroy -r rpool/zones/z1", 1, "cannot unmount '/zones/z1': Device busy");
        refused(
                "destroy rpool",
                1,
                "cannot destroy 'rpool': operation does not apply to pools",
                "use 'zfs destroy -r rpool' to destroy all datasets in the pool",
                "use 'zpool destroy rpool' to destroy the pool itself");
    }

    @Test
    void inheritAndMountAndRenameRefuse() {
        done("create rpool/x");
        done("create rpool/y");
        done("create -o mountpoint=legacy rpool/ROOT");
        refused(
                "inherit quota rpool/x",
                1,
                "'quota' property cannot be inherited",
                "use 'zfs set quota=none' to clear",
                "use 'zfs inherit -S quota' to revert to received value");
        refused(
                "mount rpool/ROOT",
                1,
                "cannot mount 'rpool/ROOT': legacy mountpoint",
                "use mount(8) to mount this filesystem");
        refused("rename rpool/x rpool/y", 1, "cannot rename 'rpool/x': dataset already exists");
        assertThat(zfs("version").stderr()).startsWith("unrecognized command 'version'\nusage:");
    }

    @Test
    void zpoolLists() {
        assertThat(Zpool.run(pools, Flavour.OMNIOS, List.of("list", "-H", "-o", "name,health")))
                .isEqualTo(SimResult.ok("rpool\tONLINE\n"));
        assertThat(Zpool.run(pools, Flavour.OMNIOS, List.of("list", "nosuch")))
                .isEqualTo(SimResult.fail(1, "cannot open 'nosuch': no such pool\n"));
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
