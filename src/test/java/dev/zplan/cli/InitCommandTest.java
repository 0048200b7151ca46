package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    @TempDir
    Path folder;

    @Test
    void tellsWhatItWroteAndWhatComesNext() {
        assertThat(Workbench.bare(folder).run("init", "zones").ok().out()).isEqualTo("""
                wrote zones/.gitignore
                wrote zones/plans/quickstart.kdl
                wrote zones/pools/internal.kdl
                wrote zones/templates/README.md
                wrote zones/modules/README.md
                wrote zones/zplan.kdl

                Next:
                  cd zones
                  zplan plan        what would change on the simulated host
                  zplan apply       change it
                  zplan list        see what is there
                """);
    }

    @Test
    void whatItWritesWorks() {
        Workbench bench = Workbench.bare(folder);
        bench.run("init", ".").ok();
        bench.run("validate").ok();
        assertThat(bench.run("plan").ok().out()).contains("Plan: 5 to create");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        assertThat(bench.run("list").ok().out()).contains("web   lab   running  lipkg  10.99.0.10/24  quickstart  no");
        assertThat(bench.read(".gitignore")).isEqualTo("/.zplan/*\n!/.zplan/id\n!/.zplan/registry/\n");
    }

    @Test
    void aWorkspaceStaysAsItIs() {
        Workbench bench = Workbench.in(folder);
        Workbench.Run run = bench.run("init", ".");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error[zplan::init::exists]", "nothing was written");
        assertThat(bench.has("templates/README.md")).isFalse();
    }

    @Test
    void aFileThatIsThereIsKept() {
        Workbench bench = Workbench.bare(folder).write("plans/quickstart.kdl", "etherstub \"mine0\"\n");
        assertThat(bench.run("init", ".").ok().out())
                .contains("kept  ./plans/quickstart.kdl")
                .doesNotContain("cd ");
        assertThat(bench.read("plans/quickstart.kdl")).isEqualTo("etherstub \"mine0\"\n");
    }

    @Test
    void aFolderThatCannotBeMadeIsToldAsSuch() {
        Workbench bench = Workbench.bare(folder).write("taken", "a file");
        Workbench.Run run = bench.run("init", "taken");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error[zplan::file::unwritable]");
    }
}
