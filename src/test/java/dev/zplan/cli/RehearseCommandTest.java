package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearseCommandTest {

    private static final String LATER = """
            etherstub "internal0"
            zone "web" {
                template "omnios"
                net pool="internal"
                memory physical="4G"
                fs "/export/www" at="/var/www"
            }
            zone "lx" {
                brand "lx"
                zonepath "/zones/lx"
                ip-type "exclusive"
                install image="/images/centos.tar.gz"
                net pool="internal"
            }
            """;

    @TempDir
    Path folder;

    @Test
    void eachCommandOfAFirstApplyIsRolledBack() {
        Workbench bench = Workbench.in(folder);
        String before = bench.facts();
        assertThat(bench.run("rehearse", "--hang").ok().out()).isEqualTo("""
                Made a twin of lab (omnios) in memory.
                The plan goes through there: 7 commands.

                NO  STEP                            COMMAND                                             FAILS        HANGS        HANGS AFTERWARDS
                1   lab/etherstub/internal0:create  dladm create-etherstub internal0                    rolled back  rolled back  rolled back
                2   lab/etherstub/internal0:create  mkdir -p /etc/zplan/links                           rolled back  rolled back  rolled back
                3   lab/etherstub/internal0:create  ln -sf bb1ad57319b89cd8 /etc/zplan/links/internal0  rolled back  rolled back  rolled back
                4   lab/vnic/web_0:create           dladm create-vnic -l internal0 web_0                rolled back  rolled back  rolled back
                5   lab/zonecfg/web:create          zonecfg -z web -f -                                 rolled back  rolled back  rolled back
                6   lab/install/web:create          zoneadm -z web install                              rolled back  rolled back  rolled back
                7   lab/boot/web:start              zoneadm -z web boot                                 rolled back  rolled back  rolled back

                Rehearsed: 21 mishaps, all rolled back.
                """);
        assertThat(bench.facts()).isEqualTo(before);
        assertThat(bench.has(".zplan/registry")).isFalse();
        assertThat(bench.has(".zplan/journal")).isFalse();
    }

    @Test
    void whatFactsCannotTellIsAssumedAndSaid() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.write("plans/quickstart.kdl", LATER);
        assertThat(bench.run("rehearse").ok().out())
                .contains(
                        "  the directory /export/www is assumed to be there\n",
                        "  the image /images/centos.tar.gz is assumed to be there\n",
                        "lab/boot/web:stop",
                        ", all rolled back.\n");
    }

    @Test
    void purgesThatFailAreEndedByTheNextApply() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.facts();
        bench.run("facts", "--out", "facts.json").ok();
        bench.write("plans/quickstart.kdl", "etherstub \"internal0\"\n").remove(".zplan/sim");
        assertThat(bench.run("rehearse", "--facts", "facts.json").ok().out())
                .contains("lab/install/web:delete  zoneadm -z web uninstall -F  ended later\n")
                .endsWith("""
                Rehearsed: 5 mishaps, 3 rolled back, 2 after the commit point and ended by the next apply.
                Against recorded facts: lab as of 2026-01-02T03:04:05Z, just taken.
                """);
        assertThat(bench.has(".zplan/sim")).isFalse();
    }

    @Test
    void whatIsNotRolledBackIsTold() {
        Workbench bench = Workbench.in(folder)
                .write(
                        "modules/etherstub.kdl",
                        Workbench.moduleText("etherstub").replace("dladm delete-etherstub ${name}", "true"));
        Workbench.Run run = bench.run("rehearse", "--steps", "lab/vnic/web_0");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.out()).contains("""
                4   lab/vnic/web_0:create  dladm create-vnic -l internal0 web_0  NOT PUT RIGHT

                Command 4 fails:
                  the apply ended as ROLLBACK_INCOMPLETE
                  lab/etherstub/internal0 is left over
                  lab/link/internal0 is left over

                Rehearsed: 1 mishap, 1 was not put right.
                """);
        assertThat(bench.run("rehearse", "--steps", "lab/vnic/web_0", "--output", "json")
                        .out())
                .contains(
                        "\"held\" : false",
                        "\"result\" : \"rollback-incomplete\"",
                        "\"lab/etherstub/internal0 is left over\"");
    }

    @Test
    void aPlanThatDoesNotGoThroughIsTold() {
        Workbench bench = Workbench.in(folder)
                .write(
                        "modules/etherstub.kdl",
                        Workbench.moduleText("etherstub").replace("dladm create-etherstub", "dladm create-stub"));
        Workbench.Run run = bench.run("rehearse");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.out())
                .contains("The plan does not go through on the twins:\nlab/etherstub/internal0: failed\n")
                .contains("$ dladm create-stub internal0");
    }

    @Test
    void onlySomeStepsOrSomeCommandsMayBeRehearsed() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("rehearse", "--tries", "2").ok().out())
                .contains("1   lab/etherstub/internal0:create", "4   lab/vnic/web_0:create", "Rehearsed: 2 mishaps");
        assertThat(bench.run("rehearse", "--steps", "lab/boot/web:start").ok().out())
                .contains("Rehearsed: 1 mishap,");
        Workbench.Run run = bench.run("rehearse", "--steps", "lab/boot/wbe");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.err()).contains("zplan::rehearse::no_step", "lab/boot/web:start");
        assertThat(bench.run("rehearse", "--tries", "0").err()).contains("zplan::rehearse::bad_tries");
    }

    @Test
    void secretsAreNotShown() {
        Workbench bench =
                Workbench.in(folder).write("plans/quickstart.kdl", """
                var "token" secret=#true
                zone "web" {
                    template "omnios"
                    attr "token" "${token}"
                }
                """).with("ZPLAN_VAR_token", "hunter2hunter2");
        bench.run("apply", "--yes").ok();
        bench.run("facts", "--out", "facts.json").ok();
        bench.with("ZPLAN_VAR_token", "hunter3hunter3");
        assertThat(bench.run("rehearse").ok().out()).doesNotContain("hunter", "Not as");
        for (String format : new String[] {"text", "json"}) {
            assertThat(bench.run("rehearse", "--facts", "facts.json", "--output", format)
                            .ok()
                            .out())
                    .contains("attr holds a secret, which facts do not tell")
                    .doesNotContain("hunter");
        }
    }

    @Test
    void nothingToDoIsNothingToRehearse() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("rehearse").ok().out()).endsWith("No changes, so there is nothing to rehearse.\n");
    }

    @Test
    void aDatasetThatWasLetGoIsKnownOnTheTwin() {
        Workbench bench = Workbench.in(folder).write("plans/quickstart.kdl", "dataset \"rpool/data/d\"\n");
        bench.run("apply", "--yes").ok();
        bench.write("plans/quickstart.kdl", "etherstub \"internal0\"\n");
        bench.run("apply", "--yes").ok();
        bench.write("plans/quickstart.kdl", "dataset \"rpool/data/d\" quota=\"1G\"\n");
        assertThat(bench.run("rehearse").ok().out())
                .contains("zfs set quota=1073741824 rpool/data/d", "all rolled back");
    }
}
