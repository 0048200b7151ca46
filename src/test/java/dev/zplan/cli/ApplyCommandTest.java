package dev.zplan.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An apply as its user sees it. */
class ApplyCommandTest {

    private static final String SECRET = """
            var "pw" secret=#true
            zone "vault" {
                template "omnios"
                state "installed"
                attr "password" "x-${pw}"
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void doesNothingUnlessItIsAskedTo() {
        Workbench bench = Workbench.in(folder);
        String before = bench.facts();
        assertThat(bench.run("apply").err()).contains("zplan::apply::no_terminal");
        assertThat(bench.run("apply").exitCode()).isEqualTo(1);
        assertThat(bench.answering("y", "apply").exitCode()).isEqualTo(1);
        assertThat(bench.facts()).isEqualTo(before);
        assertThat(bench.has(".zplan/registry")).isFalse();
        assertThat(bench.answering("yes", "apply").exitCode()).isZero();
    }

    @Test
    void planWritesNeitherRegistryNorJournal() {
        Workbench bench = Workbench.in(folder);
        bench.run("plan").ok();
        assertThat(bench.has(".zplan/registry")).isFalse();
        assertThat(bench.has(".zplan/journal")).isFalse();
    }

    @Test
    void rollsBackWhenACommandFailsAndSaysWhichAndWhatItSaid() {
        Workbench bench = Workbench.in(folder);
        String before = bench.facts();
        bench.fault(Fault.fail("zoneadm -z web boot", 1, 1, "no such luck", Fault.When.BEFORE));
        Workbench.Run run = bench.run("apply", "--yes");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("zoneadm -z web boot")
                .contains("no such luck")
                .contains("Rolled back");
        assertThat(bench.facts()).isEqualTo(before);
        assertThat(bench.run("plan").ok().out()).contains("5 to create");
    }

    @Test
    void appliesASavedPlanAsLongAsNothingMoved() {
        Workbench bench = Workbench.in(folder);
        bench.run("plan", "--out", "web.zplan").ok();
        bench.run("apply", "web.zplan").ok();
        Workbench.Run stale = bench.run("apply", "web.zplan");
        assertThat(stale.exitCode()).isEqualTo(1);
        assertThat(stale.err()).contains("zplan::plan::stale").contains("lab/");
    }

    @Test
    void appliesASavedPlanWhateverTheFreeSpace() {
        Workbench bench = Workbench.in(folder).write("plans/quickstart.kdl", "dataset \"rpool/data/d\"\n");
        bench.run("apply", "--yes").ok();
        bench.write("plans/quickstart.kdl", "dataset \"rpool/data/d\" compression=\"lz4\"\n");
        bench.run("plan", "--out", "d.zplan").ok();
        bench.onHost("zfs", "create", "-V", "1G", "rpool/volume");
        bench.run("apply", "d.zplan").ok();
    }

    @Test
    void keepsSecretsOutOfEverythingThatIsWrittenOrSaid() {
        Workbench bench =
                Workbench.in(folder).write("plans/quickstart.kdl", SECRET).with("ZPLAN_VAR_pw", "hunter2");
        String said = bench.run("plan", "--output", "json").ok().out()
                + bench.run("plan", "--commands", "--out", "s.zplan").ok().out()
                + bench.run("apply", "s.zplan").ok().out();
        bench.with("ZPLAN_VAR_pw", "correct-horse");
        said += bench.run("plan", "--commands", "--out", "t.zplan").ok().out()
                + bench.run("show", "vault").ok().out();
        bench.fault(Fault.fail("zonecfg -z vault -f", 1, 1, "bad value x-correct-horse", Fault.When.BEFORE));
        said += bench.run("apply", "--yes").out()
                + bench.run("apply", "--yes").ok().out();
        assertThat(said).doesNotContain("hunter2").doesNotContain("correct-horse");
        assertThat(bench.filesWith("hunter2")).isEmpty();
        assertThat(bench.filesWith("correct-horse")).isEmpty();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void refusesASavedPlanWhoseSecretsAreNotThere() {
        Workbench bench =
                Workbench.in(folder).write("plans/quickstart.kdl", SECRET).with("ZPLAN_VAR_pw", "hunter2");
        bench.run("plan", "--out", "s.zplan").ok();
        bench.with("ZPLAN_VAR_pw", "another");
        assertThat(bench.run("apply", "s.zplan").err()).contains("zplan::plan::secret_missing");
    }

    @Test
    void zoneByZoneTheOthersAreDone() {
        Workbench bench = Workbench.in(folder)
                .write(
                        "plans/quickstart.kdl",
                        Workbench.QUICKSTART
                                + Workbench.QUICKSTART
                                        .lines()
                                        .skip(2)
                                        .collect(joining("\n"))
                                        .replace("\"web\"", "\"db\""));
        bench.facts();
        bench.fault(Fault.fail("zoneadm -z db install", 1, 1, "no space left", Fault.When.AFTER));

        Workbench.Run run = bench.run("apply", "--yes", "--atomic", "zone");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).endsWith("""
                Applied in part: 5 steps done.
                Cause: lab/install/db: `zoneadm -z db install` ended with exit code 1.
                Undone: 3 steps.
                These are as they were before:
                    lab/zone/db
                Next: remove the cause and apply again. `zplan history show 20260102-030405-b7lj` tells what ran.
                """);
        assertThat(bench.run("list").ok().out()).contains("web").contains("db    lab   absent");
        assertThat(bench.run("recover", "--yes").ok().out()).startsWith("Nothing to recover");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void waitsForTheServicesOfAZone() {
        Workbench bench = Workbench.in(folder);
        bench.facts();
        bench.fault(Fault.fail("svcs -z web", 1, 1, "svcs: Could not bind to repository", Fault.When.BEFORE));
        bench.run("apply", "--yes").ok();
        assertThat(bench.filesWith("\"type\":\"gate\",\"step\":\"lab/boot/web:start\",\"result\":\"ok\""))
                .hasSize(1);
    }

    @Test
    void aZoneWhoseServicesDoNotComeIsTakenBack() {
        Workbench bench = Workbench.in(folder)
                .write(
                        "modules/boot.kdl",
                        Workbench.moduleText("boot")
                                .replace("multi-user-server:default\" timeout=600", "nowhere:default\" timeout=3"));
        String before = bench.facts();

        Workbench.Run run = bench.run("apply", "--yes");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out())
                .contains("was not seen to print \"online\" within 3 s")
                .contains("Rolled back: everything is as it was before.");
        assertThat(bench.facts()).isEqualTo(before);
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        Workbench bench = Workbench.in(folder).write("plans/quickstart.kdl", """
                zone "a" {
                    templat "omnios"
                }
                zone "b" {
                    template "omnios"
                    net pool="interna"
                }
                zone "c" {
                    template "omnios"
                    brand "bhyve"
                }
                """);
        assertThat(bench.run("plan").err())
                .contains("zplan::spec::unknown_field")
                .contains("zplan::pool::unknown")
                .contains("zplan::brand::virtual_machine");
    }
}
