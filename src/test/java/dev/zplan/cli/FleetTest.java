package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans over several hosts: what is chosen, what goes together, and in which order. */
class FleetTest {

    private static final String INVENTORY = """
            zplan 1
            host "gz1" via="sim" groups="edge" {
                label "rack" "r1"
                vars { ntp "192.0.2.1" }
            }
            host "gz2" via="sim" groups="edge" {
                label "rack" "r2"
            }
            host "gz3" via="sim" groups="edge" {
                label "rack" "r2"
            }
            host "gz4" via="sim"
            group "edge" {
                vars { ntp "192.0.2.9"; tier "front" }
            }
            all {
                vars { tier "back" }
            }
            """;

    private static final String SPEC = """
            etherstub "stub0" on="edge"

            zone "web" {
                on "edge"
                template "omnios"
                net over="stub0" address="10.0.0.2/24"
                attr "ntp" "${ntp}"
                attr "tier" "${tier}"
                attr "where" "${host}"
            }
            """;

    @TempDir
    private Path folder;

    private Workbench bench = Workbench.bare(Path.of(""));

    @BeforeEach
    void inventory() {
        bench = Workbench.bare(folder).write("zplan.kdl", INVENTORY).write("plans/web.kdl", SPEC);
    }

    private List<String> journals() {
        return bench.filesWith("\"type\":\"begin\"");
    }

    private String attr(String host, String name) {
        return bench.run("show", host + "/zonecfg/web")
                .out()
                .lines()
                .filter(line -> line.contains("attr." + name + ".value"))
                .findFirst()
                .orElse("");
    }

    /** The next zone on a host cannot be installed. */
    private void breakAt(String host) {
        bench.run("facts").ok();
        bench.fault(host, Fault.fail("zoneadm -z web install", 1, 1, "no space left", Fault.When.AFTER));
    }

    private String states() {
        StringBuilder states = new StringBuilder();
        bench.run("list").out().lines().skip(1).forEach(line -> {
            String[] words = line.split(" +");
            states.append(words[1]).append(' ').append(words[2]).append('\n');
        });
        return states.toString();
    }

    @Test
    void aGroupGetsOneForEachHostWithItsOwnVariables() {
        bench.run("apply", "--yes").ok();

        assertThat(states()).isEqualTo("gz1 running\ngz2 running\ngz3 running\n");
        assertThat(attr("gz1", "ntp")).contains("192.0.2.1");
        assertThat(attr("gz2", "ntp")).contains("192.0.2.9");
        assertThat(attr("gz2", "tier")).contains("front");
        assertThat(attr("gz3", "where")).contains("gz3");
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void eachHostIsATransactionOfItsOwn() {
        breakAt("gz2");

        Workbench.Run run = bench.run("apply", "--yes");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("gz1: Applied: ")
                .contains("gz2: Rolled back")
                .contains("""
                Of 3 hosts: 2 applied; 1 rolled back, or applied in part (gz2)
                What ran where it went wrong:
                    gz2: zplan history show 20260102-030405-""");
        assertThat(states()).isEqualTo("gz1 running\ngz2 absent\ngz3 running\n");
        assertThat(journals()).hasSize(3);
        assertThat(bench.run("recover", "--yes").ok().out()).startsWith("Nothing to recover");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void aFleetGoesBackTogether() {
        breakAt("gz3");

        Workbench.Run run = bench.run("apply", "--yes", "--atomic", "fleet");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(states()).isEqualTo("gz1 absent\ngz2 absent\ngz3 absent\n");
        assertThat(journals()).hasSize(1);
        bench.run("apply", "--yes", "--atomic", "fleet").ok();
        assertThat(states()).isEqualTo("gz1 running\ngz2 running\ngz3 running\n");
    }

    @Test
    void aCanaryKeepsTheOthersFromABadChange() {
        breakAt("gz1");

        Workbench.Run run = bench.run("apply", "--yes", "--canary", "1");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("First gz1, then 2 more\n").contains("""
                Of 3 hosts: 1 rolled back, or applied in part (gz1); 2 not begun (gz2, gz3)
                What ran where it went wrong:
                    gz1: zplan history show 20260102-030405-""");
        assertThat(states()).isEqualTo("gz1 absent\ngz2 absent\ngz3 absent\n");
    }

    @Test
    void batchesFollowEachOther() {
        Workbench.Run run =
                bench.run("apply", "--yes", "--canary", "1", "--batch", "1").ok();
        assertThat(run.out())
                .contains("First gz1, then 2 more\n", "Next gz2, then 1 more\n", "Next gz3\n")
                .endsWith("Of 3 hosts: 3 applied\n");
    }

    @Test
    void aBatchThatFailsStopsTheNext() {
        breakAt("gz2");
        bench.run("apply", "--yes", "--batch", "1");
        assertThat(states()).isEqualTo("gz1 running\ngz2 absent\ngz3 absent\n");
    }

    @Test
    void aFleetTakesTurnsWithinOneTransaction() {
        breakAt("gz2");

        Workbench.Run run = bench.run("apply", "--yes", "--atomic", "fleet", "--batch", "1");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("gz1/boot/web: started").doesNotContain("gz3/etherstub/stub0: creating");
        assertThat(states()).isEqualTo("gz1 absent\ngz2 absent\ngz3 absent\n");
    }

    @Test
    void aLimitLeavesTheOthersAlone() {
        bench.run("apply", "--yes", "--limit", "rack=r2,!gz3").ok();
        assertThat(states()).isEqualTo("gz1 absent\ngz2 running\ngz3 absent\n");

        bench.run("apply", "--yes").ok();
        bench.write("plans/web.kdl", "");
        assertThat(bench.run("plan", "--limit", "gz1").ok().out())
                .contains("gz1")
                .doesNotContain("gz2");
        bench.run("apply", "--yes", "--limit", "gz1").ok();
        assertThat(states()).isEqualTo("gz2 running\ngz3 running\n");
        bench.run("destroy", "web", "--limit", "gz3", "--yes").ok();
        assertThat(states()).isEqualTo("gz2 running\n");
    }

    @Test
    void aWrongLimitIsRefused() {
        assertThat(bench.run("plan", "--limit", "edgy").err()).contains("zplan::workspace::bad_limit", "edge");
        assertThat(bench.run("plan", "--limit", "rack=r9").err()).contains("zplan::workspace::bad_limit");
        assertThat(bench.run("plan", "--limit", "gz1,!gz?").err()).contains("no host is left");
    }

    @Test
    void hostsThatNeedEachOtherGoTogether() {
        bench.write("plans/web.kdl", SPEC + """
                zone "db" {
                    host "gz4"
                    template "omnios"
                    depends-on "gz2/web"
                }
                """);
        breakAt("gz2");

        Workbench.Run run = bench.run("apply", "--yes");

        assertThat(run.out()).contains("gz2, gz4: Rolled back");
        assertThat(states()).isEqualTo("gz1 running\ngz2 absent\ngz3 running\ngz4 absent\n");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan", "--limit", "gz4").ok().out()).startsWith("No changes.");
    }

    @Test
    void aHostThatDiesIsRecoveredAndTheOthersAreDone() {
        bench.run("facts").ok();
        bench.fault("gz1", Fault.crash("zoneadm -z web boot", 1, Fault.When.BEFORE));
        bench.fault("gz3", Fault.crash("zoneadm -z web boot", 1, Fault.When.BEFORE));

        assertThat(bench.run("apply", "--yes").exitCode()).isNotZero();
        assertThat(bench.run("apply", "--yes").err()).contains("zplan::apply::unfinished");
        bench.run("recover", "--yes").ok();

        assertThat(states()).isEqualTo("gz1 absent\ngz2 running\ngz3 absent\n");
        bench.run("apply", "--yes").ok();
        assertThat(states()).isEqualTo("gz1 running\ngz2 running\ngz3 running\n");
    }

    @Test
    void theRegistryLearnsOfHostsWhereNothingHappens() {
        bench.run("apply", "--yes").ok();
        bench.write(
                "plans/web.kdl",
                SPEC.replace("on \"edge\"\n    template", "on \"edge\"\n    protect #true\n    template"));
        bench.on("gz1", "zoneadm", "-z", "web", "halt");
        bench.run("apply", "--yes").ok();
        assertThat(Stream.of("gz1", "gz2", "gz3"))
                .allSatisfy(host -> assertThat(bench.filesWith("protect=#true")).anyMatch(f -> f.contains(host)));
    }

    @Test
    void aFactsFolderServesAFleet() {
        bench.run("facts", "--out", "facts/").ok();
        assertThat(bench.run("plan", "--facts", "facts", "--limit", "edge").ok().out())
                .contains("gz3");
    }
}
