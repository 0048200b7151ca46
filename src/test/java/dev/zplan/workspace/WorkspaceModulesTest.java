package dev.zplan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import dev.zplan.diagnostic.Diagnostic;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules of the workspace's own. */
class WorkspaceModulesTest {

    /** Simulated links, which zplan has no module for. */
    private static final String SIMNET = """
            module "simnet" about="A simulated link" {
                key "name" type="link-name"
                read "dladm show-simnet -p -o link" columns="name"
                create "dladm create-simnet ${name}"
                delete "dladm delete-simnet ${name}"
                claim "link" "${name}"
                serial "dladm"
            }
            """;

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
    }

    @Test
    void aKindOfOnesOwnIsPlannedAppliedAndDeleted() {
        bench.write("modules/simnet.kdl", SIMNET).applied("simnet \"s0\"");

        assertThat(bench.facts().ofKind("simnet")).hasSize(1);
        assertThat(bench.plan("simnet \"s0\"").isEmpty()).isTrue();
        bench.applied("");
        assertThat(bench.facts().ofKind("simnet")).isEmpty();
    }

    @Test
    void aModuleOfTheSameNameTakesTheBuiltInOnesPlace() {
        String own = bench.workspace().kinds().get("etherstub").module().text();
        bench.write("modules/etherstub.kdl", own.replace("create-etherstub", "create-etherstub -t"));

        assertThat(Bench.commands(bench.plan("etherstub \"a0\""), "etherstub/a0:create"))
                .containsExactly("dladm create-etherstub -t a0");
    }

    @Test
    void aModuleThatIsWrongIsToldWhereItIs() {
        bench.write("modules/simnet.kdl", SIMNET.replace("create-simnet ${name}", "create-simnet '${name}'"));

        Diagnostic told = bench.workspace().diagnostics().get(0);
        assertThat(told.code()).isEqualTo("zplan::module::quoted_value");
        assertThat(String.valueOf(told.span())).isEqualTo("modules/simnet.kdl:4:12");
        assertThat(Bench.codes(bench.plan(""))).contains("zplan::module::quoted_value");
    }

    @Test
    void anUnknownDriverIsTold() {
        bench.write("modules/x.kdl", "module \"x\" about=\"x\" driver=\"boott\" { key \"n\" type=\"text\" }");

        Diagnostic told = bench.workspace().diagnostics().get(0);
        assertThat(told.code()).isEqualTo("zplan::module::unknown_driver");
        assertThat(told.help()).contains("boot");
    }
}
