package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {

    private static final String UGLY = "zone \"x\" {template \"omnios\" // why\n\n\n\n  cpu-cap   2\n}\n";
    private static final String NEAT =
            "zone \"x\" {\n    template \"omnios\"                     // why\n\n    cpu-cap 2\n}\n";

    @TempDir
    private Path root;

    @Test
    void changesWhatIsLaidOutOtherwise() {
        Workbench bench = Workbench.in(root).write("plans/deep/x.kdl", UGLY).write("other.kdl", UGLY);

        assertThat(bench.run("fmt").ok().out()).isEqualTo("plans/deep/x.kdl\n");
        assertThat(bench.read("plans/deep/x.kdl")).isEqualTo(NEAT);
        assertThat(bench.read("other.kdl")).isEqualTo(UGLY);
        assertThat(bench.run("fmt").ok().out()).isEmpty();
    }

    @Test
    void checkingChangesNothing() {
        Workbench bench = Workbench.in(root).write("plans/x.kdl", UGLY);

        Workbench.Run run = bench.run("fmt", "--check");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.out()).isEqualTo("plans/x.kdl\n");
        assertThat(run.err()).isEmpty();
        assertThat(bench.read("plans/x.kdl")).isEqualTo(UGLY);
        assertThat(bench.run("fmt", "--check", "zplan.kdl", "pools").ok().out()).isEmpty();
    }

    @Test
    void keepsModeAndLink() throws IOException {
        Workbench bench = Workbench.in(root).write("real.kdl", UGLY);
        Files.setPosixFilePermissions(root.resolve("real.kdl"), PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(root.resolve("plans/link.kdl"), root.resolve("real.kdl"));

        bench.run("fmt", "plans/link.kdl").ok();

        assertThat(root.resolve("plans/link.kdl")).isSymbolicLink();
        assertThat(bench.read("real.kdl")).isEqualTo(NEAT);
        assertThat(Files.getPosixFilePermissions(root.resolve("real.kdl")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    }

    @Test
    void whatCannotBeReadIsToldAndLeft() {
        Workbench bench = Workbench.in(root)
                .write("plans/a.kdl", "zone {{\n")
                .write("plans/b.kdl", UGLY)
                .write("plans/y.yaml", "zone:   {}\n")
                .write("notes.txt", "x");

        Workbench.Run all = bench.run("fmt");
        assertThat(all.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(all.out()).isEqualTo("plans/b.kdl\n");
        assertThat(all.err()).contains("error[zplan::spec::syntax]", "plans/a.kdl:1:7");
        assertThat(bench.read("plans/a.kdl")).isEqualTo("zone {{\n");

        Workbench.Run yaml = bench.run("fmt", "plans/y.yaml");
        assertThat(yaml.exitCode()).isZero();
        assertThat(yaml.err()).contains("plans/y.yaml is YAML, and is left as it is");
        assertThat(bench.run("fmt", "notes.txt").err()).contains("notes.txt is no KDL file");
        assertThat(bench.run("fmt", "gone.kdl").err()).contains("there is no file gone.kdl");
    }

    @Test
    void theProjectsOwnFilesAreLaidOutSo() {
        Workbench bench = Workbench.bare(Path.of("").toAbsolutePath());

        assertThat(bench.run("fmt", "--check").ok().out()).isEmpty();
        assertThat(bench.run("fmt", "--check", "src/main/resources").ok().out()).isEmpty();
    }
}
