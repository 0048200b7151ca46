package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimTwinTest {

    @TempDir
    Path folder;

    @Test
    void aTwinHasLinksDatasetsAndZonesAndWhatRanRuns() {
        Workbench bench = Workbench.in(folder).write("plans/more.kdl", """
                zone "data" {
                    template "omnios"
                    net over="igb1" vlan=20 address="192.0.2.10/24"
                    dataset "rpool/data/d" quota="20G" delegate=#true
                    state "installed"
                }
                """);
        bench.run("apply", "--yes").ok();
        bench.run("facts", "--out", "facts.json").ok();
        assertThat(bench.run("sim", "create", "twin", "--from", "facts.json")
                        .ok()
                        .out())
                .isEqualTo("""
                Created twin (omnios) after the facts of lab: 2 zones, 1 running.
                zplan.kdl does not name it yet; add: host "twin" via="sim" flavour="omnios"
                """);
        for (String command :
                new String[] {"dladm show-vnic -p -o link,over,macaddress,vid", "zonecfg -z data export"}) {
            assertThat(onHost(bench, "twin", command).lines())
                    .containsExactlyInAnyOrderElementsOf(
                            onHost(bench, "lab", command).lines().toList())
                    .isNotEmpty();
        }
        assertThat(onHost(bench, "twin", "zfs get -Hp -o value quota rpool/data/d"))
                .isEqualTo("21474836480\n");
        assertThat(onHost(bench, "twin", "zoneadm list")).isEqualTo("global\nweb\n");
    }

    private static String onHost(Workbench bench, String host, String command) {
        String[] words = command.split(" ");
        String[] line = new String[words.length + 4];
        System.arraycopy(new String[] {"sim", "run", host, "--"}, 0, line, 0, 4);
        System.arraycopy(words, 0, line, 4, words.length);
        return bench.run(line).ok().out();
    }

    @Test
    void whatCannotComeIsTold() {
        Workbench bench = Workbench.in(folder).write("facts.json", """
                {"zplan-facts": 1, "hosts": {"gz1": {"flavour": "omnios", "release": "omnios-r151038", "resources": {
                  "link": {"ixgbe0": {"class": "phys"}, "aggr0": {"class": "aggr", "over": "ixgbe0"}},
                  "vnic": {"web0": {"over": "aggr0", "mac": "2:8:20:1:2:3", "vid": 0}},
                  "dataset": {"tank": {"mountpoint": "/tank", "mounted": "yes", "type": "filesystem"}},
                  "zonecfg": {"web": {"brand": "lipkg", "zonepath": "/tank/web", "ip-type": "exclusive", "state": "installed",
                    "attr": [{"name": "token", "type": "string", "value": {"$secret": "sha256:00"}}]}},
                  "install": {"web": {"state": "incomplete", "brand": "lipkg"}},
                  "strange": {"x": {}}
                }}}}
                """);
        String out =
                bench.run("sim", "create", "gz1", "--from", "facts.json").ok().out();
        assertThat(out)
                .startsWith("Created gz1 (omnios) after the facts of gz1: 1 zone, 0 running.\nNot as there:\n")
                .contains(
                        "  resources of the kind strange are not brought over\n",
                        "  vnic web0: ",
                        "  zonecfg web: attr holds a secret, which facts do not tell\n",
                        "  zone web is incomplete there, and only configured here\n");
        assertThat(onHost(bench, "gz1", "dladm show-phys -p -o link")).isEqualTo("ixgbe0\n");
    }

    @Test
    void resetGoesBackToTheTwin() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.run("facts", "--out", "facts.json").ok();
        bench.run("sim", "create", "twin", "--from", "facts.json").ok();
        onHost(bench, "twin", "zoneadm -z web halt");
        bench.run("sim", "reset", "twin", "--yes").ok();
        assertThat(onHost(bench, "twin", "zoneadm list")).isEqualTo("global\nweb\n");
    }

    @Test
    void factsOfAnotherHostMustBeNamed() {
        Workbench bench = Workbench.in(folder).write("facts.json", """
                {"zplan-facts": 1, "hosts": {"a": {"flavour": "omnios", "release": "", "resources": {}},
                  "b": {"flavour": "openindiana", "release": "", "resources": {}}}}
                """);
        assertThat(bench.run("sim", "create", "c", "--from", "facts.json").err())
                .contains("name one with --of: a, b");
        assertThat(bench.run("sim", "create", "c", "--from", "facts.json", "--of", "b")
                        .ok()
                        .out())
                .contains("(openindiana) after the facts of b");
        assertThat(bench.run("sim", "create", "d", "--from", "facts.json", "--of", "b", "--flavour", "omnios")
                        .err())
                .contains("zplan::sim::bad_flavour");
    }
}
