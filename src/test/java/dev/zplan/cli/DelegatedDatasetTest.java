package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that takes a delegated dataset from a zone says what becomes of the data. */
final class DelegatedDatasetTest {

    private static final String PLAN = "plans/quickstart.kdl";
    private static final String STAYS =
            "The dataset rpool/data stays with all its data: it is taken from web, not destroyed.";

    @TempDir
    private Path folder;

    private Workbench applied(String zone, String rest) {
        Workbench bench = Workbench.in(folder);
        write(bench, zone, rest).run("apply", "--yes").ok();
        return bench;
    }

    private static Workbench write(Workbench bench, String zone, String rest) {
        return bench.write(PLAN, Workbench.QUICKSTART.replace("template", zone + "\n    template") + rest);
    }

    private static List<String> told(Workbench bench, String... options) {
        String[] command = new String[options.length + 1];
        command[0] = "plan";
        System.arraycopy(options, 0, command, 1, options.length);
        return bench.run(command)
                .ok()
                .out()
                .lines()
                .filter(line -> line.startsWith("    => The dataset"))
                .map(line -> line.substring(7))
                .toList();
    }

    @Test
    void staysWhereNobodyManagesIt() {
        Workbench bench = applied("dataset \"rpool/data\" delegate=#true manage=#false", "");
        assertThat(told(write(bench, "", ""))).containsExactly(STAYS);
    }

    @Test
    void staysWhenItsZoneGoes() {
        Workbench bench = applied("dataset \"rpool/data\" delegate=#true manage=#false", "");
        assertThat(told(bench.write(PLAN, ""))).containsExactly(STAYS);
    }

    @Test
    void staysWhenTheZoneOnlyManagesIt() {
        Workbench bench = applied("dataset \"rpool/data/a\" delegate=#true", "");
        assertThat(told(write(bench, "dataset \"rpool/data/a\"", "")))
                .containsExactly(STAYS.replace("rpool/data", "rpool/data/a"));
    }

    @Test
    void isToldOnceWhereItIsLetGoOrDestroyed() {
        Workbench bench = applied("dataset \"rpool/data/a\" delegate=#true", "");
        write(bench, "", "");
        assertThat(told(bench))
                .containsExactly("The dataset rpool/data/a stays with all its data: it is let go, not destroyed.");
        assertThat(told(bench, "--purge-data"))
                .containsExactly("The dataset rpool/data/a, with everything in it, will be destroyed at the very end,"
                        + " when all else has succeeded; nothing brings it back.");
    }

    @Test
    void isToldToTheZoneTooWhereItIsAResourceOfItsOwn() {
        String dataset = "dataset \"rpool/data/a\" mountpoint=\"none\"\n";
        Workbench bench = applied("dataset \"rpool/data/a\" delegate=#true manage=#false", dataset);
        String gone =
                "The dataset rpool/data/a, with everything in it, will be destroyed at the very end, when all else"
                        + " has succeeded; nothing brings it back.";
        assertThat(told(write(bench, "", ""), "--purge-data")).containsExactly(gone, gone);
        assertThat(told(write(bench, "", dataset))).containsExactly(STAYS.replace("rpool/data", "rpool/data/a"));
    }

    @Test
    void isNotTakenByARename() {
        String halted = "state \"installed\"\n    ";
        Workbench bench = applied(halted + "dataset \"rpool/data/a\" delegate=#true", "");
        write(
                bench,
                halted + "dataset \"rpool/data/b\" delegate=#true",
                "moved \"lab/dataset/rpool/data/a\" to=\"lab/dataset/rpool/data/b\"\n");
        assertThat(told(bench)).isEmpty();
        assertThat(bench.run("plan").ok().out()).contains("- dataset.rpool/data/a:");
    }
}
