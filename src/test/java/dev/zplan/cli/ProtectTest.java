package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is protected is neither deleted nor replaced, whichever way. */
class ProtectTest {

    private static final String PLAN = "plans/quickstart.kdl";
    private static final String DATASET = "dataset \"rpool/data/a\" utf8only=\"off\" protect=#true replace=#true\n";
    private static final String ZONE =
            Workbench.QUICKSTART.replace("template", "protect #true\n    replace #true\n    template");
    private static final Pattern COMMITTED = Pattern.compile("Committed \\(transaction (\\S+)\\)");

    @TempDir
    private Path folder;

    private Workbench applied() {
        Workbench bench = Workbench.in(folder).write(PLAN, ZONE + DATASET);
        bench.run("apply", "--yes").ok();
        return bench;
    }

    private static void refused(Workbench bench, String what, String... command) {
        String before = bench.facts();
        Workbench.Run run = bench.run(command);
        assertThat(run.err()).as(String.join(" ", command)).contains("zplan::plan::protected", what);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(bench.facts()).isEqualTo(before);
    }

    @Test
    void notByDestroy() {
        Workbench bench = applied();
        refused(bench, "lab/zonecfg/web is protected and would be deleted", "destroy", "web", "--yes");
        refused(
                bench,
                "lab/dataset/rpool/data/a is protected",
                "destroy",
                "--plan",
                "quickstart",
                "--purge-data",
                "--yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protect #true\n    zonepath \"/zones/other\"",
                "protect #false\n    zonepath \"/zones/other\"",
                "protect #true\n    state \"configured\""
            })
    void notByAnotherSpecOfTheZone(String change) {
        Workbench bench = applied();
        bench.write(PLAN, bench.read(PLAN).replace("protect #true\n    replace", change + "\n    replace"));
        refused(bench, "is protected and would be", "apply", "--yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"volsize=\"1M\" protect=#true", "utf8only=\"on\" protect=#true", "utf8only=\"on\" protect=#false"
            })
    void notByAnotherSpecOfTheDataset(String change) {
        Workbench bench = applied();
        bench.write(PLAN, bench.read(PLAN).replace("utf8only=\"off\" protect=#true", change));
        refused(bench, "lab/dataset/rpool/data/a is protected and would be replaced", "apply", "--yes");
    }

    @Test
    void notByPurgingWhatWasLetGo() {
        Workbench bench = applied();
        bench.write(PLAN, ZONE);
        bench.run("apply", "--yes").ok();
        refused(bench, "lab/dataset/rpool/data/a is protected and would be deleted", "apply", "--purge-data", "--yes");
        bench.write(PLAN, ZONE + DATASET.replace("protect=#true", "protect=#false"));
        bench.run("apply", "--yes").ok();
        bench.write(PLAN, ZONE);
        bench.run("apply", "--purge-data", "--yes").ok();
        assertThat(bench.facts()).doesNotContain("rpool/data/a");
    }

    @Test
    void notByAWayBack() {
        Workbench bench = Workbench.in(folder).write(PLAN, "etherstub \"other0\"\n");
        bench.run("apply", "--yes").ok();
        bench.write(PLAN, ZONE + DATASET);
        Matcher matcher = COMMITTED.matcher(bench.run("apply", "--yes").ok().out());
        assertThat(matcher.find()).isTrue();
        refused(bench, "lab/zonecfg/web is protected and would be deleted", "rollback", matcher.group(1));
    }

    @Test
    void aRenameIsNeither() {
        Workbench bench = applied();
        bench.write(PLAN, bench.read(PLAN).replace("zone \"web\"", "zone \"www\"") + "moved \"web\" to=\"www\"\n");
        bench.run("apply", "--yes").ok();
        bench.write(PLAN, DATASET + "etherstub \"internal0\"\nmoved \"www\" to=\"web\"\n");
        assertThat(bench.run("plan").err())
                .contains("zplan::moved::not_wanted", "lab/zonecfg/www is protected and would be deleted");
    }
}
