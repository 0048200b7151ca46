package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Things that a workspace gives up and leaves where they are. */
class ForgetCommandTest {

    private static final String PLAN = "plans/quickstart.kdl";

    @TempDir
    private Path folder;

    private Workbench applied() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        return bench;
    }

    @Test
    void aZoneStaysWhereItIsAndBelongsToNobody() {
        Workbench bench = applied();
        String mark = bench.facts().replaceAll("(?s).*\"workspace\" : (\"[0-9a-f]+\").*", "$1");

        assertThat(bench.run("forget", "web", "--yes").ok().out())
                .contains("lab/zonecfg/web of the plan quickstart is forgotten, and stays on the host")
                .contains("Forgot 4 resources.", "the next plan stops at what they still name");

        assertThat(bench.facts()).contains("\"state\" : \"running\"").containsOnlyOnce(mark);
        assertThat(bench.has(".zplan/registry/lab/zones/web.kdl")).isFalse();
        assertThat(bench.run("plan").err()).contains("zplan::plan::exists_unmanaged", "zplan adopt lab/zonecfg/web");
        bench.write(PLAN, "etherstub \"internal0\"\n");
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
        bench.write(PLAN, Workbench.QUICKSTART);
        bench.run("adopt", "lab/zone/web", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
    }

    @Test
    void aResourceByItsAddress() {
        Workbench bench = applied();
        assertThat(bench.run("forget", "lab/etherstub/internal0", "--yes").ok().out())
                .contains("Forgot 1 resource.");
        bench.write(PLAN, Workbench.QUICKSTART.replace("etherstub \"internal0\"", ""));
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
    }

    @Test
    void whatIsNotOwnedIsTold() {
        Workbench bench = applied();
        assertThat(bench.run("forget", "wep", "--yes").err()).contains("zplan::forget::not_owned", "did you mean web?");
        assertThat(bench.run("forget", "lab/etherstub/internal1", "--yes").err())
                .contains("did you mean lab/etherstub/internal0?");
    }

    @Test
    void itAsks() {
        Workbench bench = applied();
        assertThat(bench.run("forget", "web").err()).contains("zplan::apply::no_terminal");
        assertThat(bench.answering("no\n", "forget", "web").exitCode()).isEqualTo(1);
        assertThat(bench.run("plan").ok().out()).contains("No changes.");
    }
}
