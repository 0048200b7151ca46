package dev.zplan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludeTest {

    @TempDir
    private Path folder;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = new Workspace(folder);
    }

    @Test
    void includedNodesBelongToTheIncludingPlan() {
        workspace
                .plan("plans/a.kdl", "include \"shared/v.yaml\" \"shared/b.kdl\"\netherstub \"${v}1\"\netherstub last")
                .file("plans/shared/v.yaml", "var: {v: x}\n")
                .file("plans/shared/b.kdl", "include v.yaml\netherstub \"${v}0\"");
        Spec spec = workspace.load();
        assertThat(spec.diagnostics()).isEmpty();
        assertThat(Shown.of(spec))
                .containsExactly(
                        "plans/a: etherstub{name=x0}", "plans/a: etherstub{name=x1}", "plans/a: etherstub{name=last}");
    }

    @Test
    void variablesAreSharedByPlansThatIncludeThem() {
        workspace
                .plan("a.kdl", "include v.kdl\netherstub \"a${v}\"")
                .plan("b.yaml", "include: [v.kdl]\netherstub: b${v}")
                .file("v.kdl", "var v 1");
        Spec spec = workspace.load();
        assertThat(spec.diagnostics()).isEmpty();
        assertThat(Shown.of(spec)).containsExactly("a: etherstub{name=a1}", "b: etherstub{name=b1}");
    }

    @Test
    void itemsCannotBelongToTwoPlans() {
        workspace.plan("a.kdl", "include e.kdl").plan("b.kdl", "include e.kdl").file("e.kdl", "etherstub e");
        Spec spec = workspace.load();
        assertThat(Workspace.places(spec.diagnostics())).containsExactly("e.kdl:1:1+9 zplan::spec::duplicate");
    }

    @Test
    void cyclesAndMissingFilesAreTold() {
        workspace
                .plan("a.kdl", "include b.kdl\ninclude nothing.kdl\ninclude")
                .file("b.kdl", "include \"./a.kdl\"")
                .plan("gone.kdl", "");
        assertThat(folder.resolve("gone.kdl").toFile().delete()).isTrue();
        Spec spec = workspace.load();
        assertThat(Workspace.places(spec.diagnostics()))
                .containsExactly(
                        "b.kdl:1:9+9 zplan::spec::include_cycle",
                        "a.kdl:2:9+11 zplan::spec::file_missing",
                        "a.kdl:3:1+7 zplan::spec::missing_field",
                        "- zplan::spec::file_missing");
        assertThat(spec.diagnostics().get(0).help()).isEqualTo("the way is a.kdl → b.kdl → a.kdl");
    }

    @Test
    void filesElsewhereAreNamedInFull(@TempDir Path elsewhere) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("x.kdl"), "etherstub");
        workspace.plan("a.kdl", "include \"" + file + "\"");
        assertThat(Workspace.places(workspace.load().diagnostics()))
                .containsExactly(file + ":1:1+9 zplan::spec::missing_field");
    }

    @Test
    void filesThatAreNotUtf8AreTold() throws IOException {
        workspace.plan("a.kdl", "");
        Files.write(folder.resolve("a.kdl"), new byte[] {(byte) 0xe9, 0x20});
        assertThat(Workspace.places(workspace.load().diagnostics())).containsExactly("- zplan::spec::not_utf8");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        workspace.plan("a.kdl", "\uFEFFetherstub").plan("b.yaml", "\uFEFFetherstubb: a");
        assertThat(Workspace.places(workspace.load().diagnostics()))
                .containsExactlyInAnyOrder(
                        "a.kdl:1:1+9 zplan::spec::missing_field", "b.yaml:1:1+10 zplan::spec::unknown_node");
    }
}
