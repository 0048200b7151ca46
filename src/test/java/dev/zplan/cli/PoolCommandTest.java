package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
