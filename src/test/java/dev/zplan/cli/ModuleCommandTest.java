package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleCommandTest {

    @TempDir
    Path folder;

    @Test
    void listsWhatEachKindCanDo() {
        assertThat(Workbench.in(folder).run("module", "list").ok().out().lines())
                .anyMatch(line ->
                        line.matches("vnic +read,create,update,delete +built-in modules/vnic\\.kdl +A persist.*"))
                .anyMatch(line -> line.matches("etherstub +read,create,delete +built-in .*"))
                .anyMatch(line -> line.matches("brand +read +built-in .*"));
    }

    @Test
    void aModuleOfTheWorkspaceTakesThePlaceOfTheBuiltInOne() {
        Workbench bench = Workbench.in(folder);
        String original = bench.run("module", "show", "etherstub").ok().out();
        assertThat(original).startsWith("// from built-in modules/etherstub.kdl\nmodule \"etherstub\" {");
        bench.write("modules/etherstub.kdl", original.replace("about \"", "about \"My own: "));
        assertThat(bench.run("module", "list").ok().out()).contains("modules/etherstub.kdl", "My own: ");
        assertThat(bench.run("module", "show", "etherstub").ok().out()).startsWith("// from modules/etherstub.kdl\n");
    }

    @Test
    void anUnknownModuleIsSaidWithTheNearestOne() {
        Workbench.Run run = Workbench.in(folder).run("module", "show", "vnix");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("""
                error[zplan::module::unknown]: there is no module "vnix"
                  help: did you mean vnic?
                """);
    }
}
