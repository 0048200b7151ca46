package dev.zplan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.resource.Flavour;
import dev.zplan.spec.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a workspace is, what its settings say, and which files are plans. */
class WorkspaceFilesTest {

    @TempDir
    Path root;

    @Test
    void theNearestFolderUpwardIsTheWorkspace() throws IOException {
        write("zplan.kdl", "zplan 1");
        write("plans/deep/er/x.kdl", "");

        assertThat(Workspace.locate(null, root.resolve("plans/deep/er"))).contains(root.toAbsolutePath());
        write("plans/zplan.kdl", "zplan 1");
        assertThat(Workspace.locate(null, root.resolve("plans/deep/er"))).contains(root.resolve("plans"));
        assertThat(Workspace.locate(root, root.resolve("plans/deep"))).contains(root);
        assertThat(Workspace.locate(root.resolve("plans/deep"), root)).isEmpty();
    }

    @Test
    void theOnlyHostIsTheDefault() throws IOException {
        write("zplan.kdl", "zplan 1\nhost \"gz1\" via=\"sim\" flavour=\"openindiana\"\n");
        Settings settings = Workspace.open(root, root).settings();

        assertThat(settings.defaultHost()).isEqualTo("gz1");
        assertThat(Objects.requireNonNull(settings.hosts().get("gz1")).flavour())
                .isEqualTo(Flavour.OPENINDIANA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zplan 2 | zplan::workspace::version | 1",
                "zplan 1; default-host \"gz9\"; host \"gz1\" via=\"sim\" | zplan::workspace::unknown_host | 1",
                "zplan 1; hots \"gz1\" via=\"sim\" | zplan::spec::unknown_node | 1"
            })
    void whatIsWrongWithTheSettingsIsToldWithItsPlace(String text, String code, int line) throws IOException {
        write("zplan.kdl", text);
        List<Diagnostic> told = Workspace.open(root, root).diagnostics();

        assertThat(told).extracting(Diagnostic::code).contains(code);
        assertThat(told).allSatisfy(d -> assertThat(d.span()).isNotNull());
    }

    @Test
    void plansAreNamedByTheirPath() throws IOException {
        write("plans/web.kdl", "");
        write("plans/examples/lx.yaml", "");
        write("extra/db.yml", "");
        PlanFiles files = new PlanFiles(root, root.resolve("plans"));
        Diagnostics diagnostics = new Diagnostics();

        assertThat(names(files.find(List.of(), diagnostics)))
                .as("only those directly in plans/")
                .containsExactly("web");
        assertThat(names(files.find(List.of("web", "examples/lx", "../extra/db.yml", "web.kdl"), diagnostics)))
                .containsExactly("web", "examples/lx", "extra/db");
        assertThat(diagnostics.list()).isEmpty();
        assertThat(files.exists("examples/lx")).isTrue();
        assertThat(files.exists("examples/lxx")).isFalse();
    }

    @Test
    void aMissingPlanIsToldWithTheNearestName() throws IOException {
        write("plans/web.kdl", "");
        Diagnostics diagnostics = new Diagnostics();

        assertThat(new PlanFiles(root, root).find(List.of("wbe"), diagnostics)).isEmpty();
        assertThat(diagnostics.list().get(0).code()).isEqualTo("zplan::workspace::no_such_plan");
        assertThat(diagnostics.list().get(0).help()).isEqualTo("did you mean web?");
    }

    @Test
    void twoFilesOfOneNameAreAmbiguous() throws IOException {
        write("plans/web.kdl", "");
        write("plans/web.yaml", "");
        Diagnostics all = new Diagnostics();
        Diagnostics named = new Diagnostics();
        new PlanFiles(root, root).find(List.of(), all);
        new PlanFiles(root, root).find(List.of("web"), named);

        assertThat(all.list()).extracting(Diagnostic::code).containsExactly("zplan::workspace::ambiguous_plan");
        assertThat(named.list()).isEqualTo(all.list());
        assertThat(all.list().get(0).message()).contains("web.kdl, web.yaml");
    }

    private static List<String> names(List<PlanFile> files) {
        return files.stream().map(PlanFile::plan).toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
