package dev.zplan.sim.zfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.SimHost;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending, receiving and bookmarks. */
class ZfsSendTest {
    private final Pools pools = new Pools(1, () -> 1_700_000_000L);

    @BeforeEach
    void pool() {
        pools.addPool("tank", 1L << 30, Optional.empty());
        zfs("create -o compression=gzip -o org:x=1 tank/a");
        zfs("snapshot tank/a@1");
        pools.write(pools.find("tank/a").orElseThrow(), 1 << 20);
        zfs("snapshot tank/a@2");
    }

    private SimResult zfs(String line) {
        return Zfs.run(pools, Flavour.OMNIOS, List.of(line.split(" ")));
    }

    private String receive(String stream, String line) {
        SimResult result = Zfs.run(pools, Flavour.OMNIOS, "root", List.of(line.split(" ")), stream);
        return result.stdout() + result.stderr();
    }

    private String sent(String line) {
        SimResult result = zfs(line);
        assertThat(result.exitCode()).isZero();
        return result.stdout();
    }

    @Test
    void aFullStreamThenAnIncrementalOne() {
        assertThat(receive(sent("send tank/a@1"), "receive tank/r")).isEmpty();
        assertThat(receive(sent("send -i @1 tank/a@2"), "recv tank/r")).isEmpty();
        assertThat(zfs("list -Hp -t all -r -o name,referenced tank/r").stdout())
                .isEqualTo("tank/r\t1073152\ntank/r@1\t24576\ntank/r@2\t1073152\n");
        assertThat(zfs("get -Hp -o value guid tank/a@2 tank/r@2")
                        .stdout()
                        .lines()
                        .distinct())
                .hasSize(1);
        assertThat(pools.find("tank/r").flatMap(Dataset::mountedAt)).contains("/tank/r");
    }

    @Test
    void propertiesComeAsReceived() {
        receive(sent("send -p tank/a@2"), "receive -x org:x tank/r");
        assertThat(zfs("get -H -o property,value,received,source compression,org:x tank/r")
                        .stdout())
                .isEqualTo("compression\tgzip\tgzip\treceived\norg:x\t-\t-\t-\n");
        zfs("inherit compression tank/r");
        assertThat(zfs("get -H -o value,received,source compression tank/r").stdout())
                .isEqualTo("off\tgzip\tdefault\n");
        zfs("inherit -S compression tank/r");
        assertThat(zfs("get -H -o value,source compression tank/r").stdout()).isEqualTo("gzip\treceived\n");
    }

    @Test
    void aWholeTreeWithItsClones() {
        zfs("create tank/a/b");
        zfs("snapshot -r tank/a@3");
        zfs("create tank/d");
        assertThat(receive(sent("send -R tank/a@3"), "receive -d tank/d")).isEmpty();
        assertThat(zfs("list -H -o name -r -t all tank/d").stdout())
                .isEqualTo("tank/d\ntank/d/a\ntank/d/a@1\ntank/d/a@2\ntank/d/a@3\ntank/d/a/b\ntank/d/a/b@3\n");
    }

    @Test
    void receivingIsRefused() {
        String full = sent("send tank/a@1");
        String more = sent("send -i 1 tank/a@2");
        zfs("create tank/e");
        assertThat(receive(full, "receive tank/e"))
                .isEqualTo("cannot receive new filesystem stream: destination 'tank/e' exists\n"
                        + "must specify -F to overwrite it\n");
        assertThat(receive(full, "receive -F tank/a"))
                .isEqualTo("cannot receive new filesystem stream: destination has snapshots (eg. tank/a@1)\n"
                        + "must destroy them to overwrite it\n");
        assertThat(receive(more, "receive tank/no"))
                .isEqualTo("cannot receive incremental stream: destination 'tank/no' does not exist\n");
        assertThat(receive(more, "receive tank/e"))
                .isEqualTo("cannot receive incremental stream: most recent snapshot of tank/e does not\n"
                        + "match incremental source\n");
        assertThat(receive(full, "receive tank/no/where"))
                .isEqualTo("cannot open 'tank/no': dataset does not exist\n"
                        + "cannot receive new filesystem stream: unable to restore to destination\n");
        assertThat(receive("", "receive tank/x")).isEqualTo("cannot receive: failed to read from stream\n");
        assertThat(receive("hello", "receive tank/x")).isEqualTo("cannot receive: invalid stream (bad magic number)\n");
    }

    @Test
    void whatWasChangedIsOnlyOverwrittenWithForce() {
        receive(sent("send tank/a@1"), "receive tank/r");
        pools.write(pools.find("tank/r").orElseThrow(), 4096);
        String more = sent("send -i @1 tank/a@2");
        assertThat(receive(more, "receive tank/r"))
                .isEqualTo("cannot receive incremental stream: destination tank/r has been modified\n"
                        + "since most recent snapshot\n");
        assertThat(receive(more, "receive -F tank/r")).isEmpty();
        assertThat(pools.findSnapshot("tank/r@2")).isPresent();
    }

    @Test
    void sendingIsRefused() {
        assertThat(zfs("send -i @2 tank/a@1"))
                .isEqualTo(SimResult.fail(
                        1, "warning: cannot send 'tank/a@1': not an earlier snapshot from the same fs\n"));
        assertThat(zfs("send tank/a@9"))
                .isEqualTo(SimResult.fail(1, "cannot open 'tank/a@9': dataset does not exist\n"));
        assertThat(zfs("send -R tank/a"))
                .isEqualTo(SimResult.fail(1, "Error: Unsupported flag with filesystem or bookmark.\n"));
        assertThat(zfs("send").exitCode()).isEqualTo(2);
        assertThat(zfs("send -nP tank/a@1").stdout()).isEqualTo("full\ttank/a@1\t24576\nsize\t24576\n");
    }

    @Test
    void bookmarksStandForSnapshotsThatAreGone() {
        assertThat(zfs("bookmark tank/a@1 #one").exitCode()).isZero();
        assertThat(zfs("bookmark tank/a@2 tank/a#one"))
                .isEqualTo(SimResult.fail(1, "cannot create bookmark 'tank/a#one': bookmark exists\n"));
        receive(sent("send tank/a@1"), "receive tank/r");
        zfs("destroy tank/a@1");
        assertThat(receive(sent("send -i #one tank/a@2"), "receive tank/r")).isEmpty();
        assertThat(zfs("list -H -t bookmark -o name").stdout()).isEqualTo("tank/a#one\n");
        assertThat(zfs("destroy -r tank/a#one"))
                .isEqualTo(new SimResult(255, "", "recursive is not supported with bookmark\n"));
        assertThat(zfs("destroy tank/a#one").exitCode()).isZero();
        assertThat(zfs("destroy tank/a#one")).isEqualTo(SimResult.fail(1, "bookmark 'tank/a#one' does not exist.\n"));
        assertThat(zfs("bookmark tank/a tank/a#x").stderr())
                .startsWith("invalid source name 'tank/a': must contain a '@' or '#'\nusage:");
    }

    @Test
    void filesComeAlongOnAHost() {
        SimHost host = SimHost.create(Flavour.OMNIOS);
        host.run("zfs", "create", "rpool/data/a");
        host.run("sh", "-c", "echo one > /data/a/f");
        host.run("zfs", "snapshot", "rpool/data/a@1");
        host.run("sh", "-c", "echo two > /data/a/f");
        String stream = host.run("zfs", "send", "rpool/data/a@1").stdout();
        assertThat(host.run(List.of("zfs", "receive", "rpool/data/b"), stream)).isEqualTo(SimResult.ok(""));
        assertThat(host.run("cat", "/data/b/f").stdout()).isEqualTo("one\n");
        assertThat(host.run("cat", "/data/a/f").stdout()).isEqualTo("two\n");
    }
}
