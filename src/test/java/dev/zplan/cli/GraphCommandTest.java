package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphCommandTest {

    @TempDir
    Path folder;

    @Test
    void drawsTheStepsForGraphviz() {
        assertThat(Workbench.in(folder).run("graph", "quickstart").ok().out())
                .startsWith("digraph zplan {\n")
                .contains("label=\"lab/etherstub/internal0:create\"", " -> ")
                .endsWith("}\n");
    }

    @Test
    void drawsTheStepsForMermaid() {
        assertThat(Workbench.in(folder).run("graph", "--format", "mermaid").ok().out())
                .startsWith("flowchart LR\n")
                .contains("[\"lab/etherstub/internal0:create\"]", " --> ");
    }

    @Test
    void aPlanWithErrorsHasNoGraph() {
        Workbench bench = Workbench.in(folder).write("plans/quickstart.kdl", "zone \"web\" { net }");
        Workbench.Run run = bench.run("graph");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("plans/quickstart.kdl:1:");
    }
}
