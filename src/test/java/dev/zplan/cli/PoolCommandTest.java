package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoolCommandTest {

    @TempDir
    Path folder;

    @Test
    void countsWhatIsGivenAndWhatIsFree() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("pool", "list").ok().out()).isEqualTo("""
                POOL      NETWORK       GATEWAY    LINK       RANGES                 USED  FREE
                internal  10.99.0.0/24  10.99.0.1  internal0  10.99.0.10-10.99.0.19  0     9
                """);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("pool", "list").ok().out()).endsWith("10.99.0.10-10.99.0.19  1     8\n");
    }

    @Test
    void showsWhoHoldsWhat() {
        Workbench bench = Workbench.in(folder).write("plans/own.kdl", """
                zone "db" {
                    template "omnios"
                    net over="internal0" address="10.99.0.200/24"
                }
                """);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("pool", "show", "internal").ok().out()).isEqualTo("""
                pool       internal
                network    10.99.0.0/24
                gateway    10.99.0.1
                link       internal0
                ranges     10.99.0.10-10.99.0.19
                used       1
                free       8
                reserved   10.99.0.12
                file       pools/internal.kdl:1:6

                ADDRESS      ZONE  HOST  LINK   PLAN        FROM
                10.99.0.10   web   lab   web_0  quickstart  pool
                10.99.0.200  db    lab   db_0   own         spec
                """);
    }

    @Test
    void programsGetAnObject() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("pool", "show", "internal", "--output", "json")
                        .ok()
                        .out())
                .contains("\"network\" : \"10.99.0.0/24\"", "\"addresses\" : [ ]");
    }

    @Test
    void anUnknownPoolIsSaidWithTheNearestOne() {
        Workbench.Run run = Workbench.in(folder).run("pool", "show", "intrnal");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                error[zplan::pool::unknown]: there is no pool "intrnal"
                  help: did you mean internal?
                """);
    }

    private static List<String> told(Workbench.Run run) {
        assertThat(run.exitCode()).isEqualTo(1);
        return run.err()
                .lines()
                .filter(l -> l.startsWith("warning") || l.startsWith("error"))
                .map(l -> l.replaceFirst(".*zplan::pool::", "").replace("]:", ""))
                .toList();
    }

    @Test
    void findsWhatIsWrong() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("pool", "check").ok().out()).isEqualTo("Nothing is wrong with 1 pool.\n");
        bench.write("pools/odd.kdl", """
                pool "odd" {
                    network "10.99.0.0/24"
                    gateway "10.99.0.30"
                    range "10.99.0.15" "10.99.0.30"
                    range "10.99.0.25" "10.99.0.40"
                    reserved "10.99.0.12"
                    link "internal0"
                }
                """);
        assertThat(told(bench.run("pool", "check")))
                .containsExactly(
                        "ranges_overlap the ranges 10.99.0.15-10.99.0.30 and 10.99.0.25-10.99.0.40 of pool odd overlap",
                        "gateway_in_range the gateway 10.99.0.30 lies in a range of pool odd",
                        "reserved_outside pool odd reserves 10.99.0.12, which is in none of its ranges",
                        "pools_overlap the pools internal and odd share addresses of 10.99.0.10-10.99.0.19");
    }

    @Test
    void findsWhatBecameWrong() {
        Workbench bench = Workbench.in(folder)
                .write("plans/more.kdl", "zone \"db\" template=\"omnios\" { net pool=\"internal\"; }\n");
        bench.run("apply", "--yes").ok();
        bench.write("pools/internal.kdl", """
                pool "internal" {
                    network "10.99.0.0/24"
                    gateway "10.99.0.10"
                    range "10.99.0.12"  "10.99.0.12"
                    reserved "10.99.0.12" "10.99.0.11"
                    link "internal0"
                }
                """);
        assertThat(told(bench.run("pool", "check")))
                .containsExactly(
                        "reserved_outside pool internal reserves 10.99.0.11, which is in none of its ranges",
                        "zone_outside zone lab/db was given 10.99.0.10 by pool internal, which is in none of its ranges any more",
                        "gateway_in_use zone lab/db has 10.99.0.10, the gateway of pool internal",
                        "zone_outside zone lab/web was given 10.99.0.11 by pool internal, which is in none of its ranges any more",
                        "reserved_in_use zone lab/web was given 10.99.0.11, which pool internal reserves now",
                        "exhausted pool internal has no address left");
        bench.remove("pools/internal.kdl");
        assertThat(told(bench.run("pool", "check")))
                .containsExactly(
                        "gone zone lab/db was given 10.99.0.10 by pool internal, which is no more",
                        "gone zone lab/web was given 10.99.0.11 by pool internal, which is no more");
    }
}
