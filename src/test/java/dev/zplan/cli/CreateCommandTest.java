package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateCommandTest {

    @TempDir
    private Path folder;

    private Workbench bench = Workbench.bare(Path.of(""));

    @BeforeEach
    void applied() {
        bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
    }

    @Test
    void aZoneInThreeLines() {
        assertThat(bench.run("create", "web7", "--yes").ok().out()).isEqualTo("""
                Wrote plans/web7.kdl.
                Plan: 4 to create, 0 to change, 0 to replace, 0 to delete: web7 on lab with 10.99.0.11/24.
                2026-01-02T03:04:05Z Applied: 4 steps done.
                """);
        assertThat(bench.read("plans/web7.kdl")).isEqualTo("""
                zone "web7" {
                    template "omnios"
                    net pool="internal"
                }
                """);
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void whatOtherPlansHaveForItComesAlong() {
        bench.run("destroy", "--plan", "quickstart", "--yes").ok();
        assertThat(bench.run("create", "web7", "--yes").ok().out())
                .contains("Plan: 5 to create", "web7 on lab with 10.99.0.")
                .endsWith("Applied: 5 steps done.\n");
        assertThat(bench.run("list").out()).contains("web7  lab   running").contains("web   lab   absent");
        bench.run("destroy", "web7", "--remove-spec", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).contains("Plan: 4 to create");
    }

    @Test
    void whatIsSaidIsWritten() {
        bench.run(
                        "create",
                        "web8",
                        "--yes",
                        "--template",
                        "sparse",
                        "--address",
                        "10.99.0.15",
                        "--set",
                        "cpu-cap=2",
                        "--set",
                        "memory.physical=2G",
                        "--set",
                        "state=installed",
                        "--as",
                        "yaml")
                .ok();
        assertThat(bench.read("plans/web8.yaml")).isEqualTo("""
                zone:
                  web8:
                    template: sparse
                    net: {pool: internal, address: 10.99.0.15/24}
                    cpu-cap: 2
                    state: installed
                    memory: {physical: 2G}
                """);
        assertThat(bench.run("list").out()).contains("web8  lab   installed  sparse  10.99.0.15/24");
    }

    @Test
    void defaultsComeFromTheInventory() {
        bench.write("pools/other.kdl", "pool \"other\" { network \"10.98.0.0/24\"; link \"internal0\" }");
        assertThat(bench.run("create", "a", "--yes").err()).contains("zplan::create::pool", "internal, other");
        assertThat(bench.has("plans/a.kdl")).isFalse();
        bench.write("zplan.kdl", "zplan 1\nhost \"lab\" via=\"sim\" { defaults pool=\"other\" template=\"sparse\" }\n");
        assertThat(bench.run("create", "a", "--dry-run").ok().out())
                .isEqualTo("zone \"a\" {\n    template \"sparse\"\n    net pool=\"other\"\n}\n");
        assertThat(bench.has("plans/a.kdl")).isFalse();
    }

    @Test
    void nothingStaysOfWhatDoesNotComeAbout() {
        bench.fault(Fault.fail("zoneadm -z web7 install", 1, 1, "no space left", Fault.When.AFTER));
        Workbench.Run failed = bench.run("create", "web7", "--yes");
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.out()).contains("no space left", "Rolled back").endsWith("Removed plans/web7.kdl again.\n");
        assertThat(bench.has("plans/web7.kdl")).isFalse();

        assertThat(bench.answering("no", "create", "web7").exitCode()).isEqualTo(1);
        assertThat(bench.has("plans/web7.kdl")).isFalse();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quickstart | zplan::create::exists",
                "web7 --host nowhere | there is no host \"nowhere\"",
                "web7 --pool nowhere | there is no pool nowhere",
                "web7 --address 10.99.0 | is no address",
                "web7 --template nowhere | nowhere",
                "web7 --set cpu-cup=2 | cpu-cap",
                "web_7! | zplan::name",
            })
    void whatIsWrongIsTold(String arguments, String said) {
        Workbench.Run run = bench.run(("create " + arguments + " --yes").split(" "));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(said);
        assertThat(bench.has("plans/web7.kdl")).isFalse();
    }

    @Test
    void aNameThatIsNoneOfAZoneWritesNothing() {
        Workbench.Run run = bench.run("create", "../outside", "--yes");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("../outside");
    }

    @Test
    void withoutANetworkThereIsNone() {
        assertThat(bench.run("create", "cell", "--no-net", "--dry-run").ok().out())
                .isEqualTo("zone \"cell\" {\n    template \"omnios\"\n}\n");
    }
}
