package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandTest {

    @TempDir
    Path folder;

    @Test
    void aZoneThatIsOnlyWantedIsAbsent() {
        assertThat(Workbench.in(folder).run("list").ok().out()).isEqualTo("""
                ZONE  HOST  STATE   BRAND  ADDRESSES  OWNER  DRIFT
                web   lab   absent  lipkg  -          -      -
                """);
    }

    @Test
    void anAppliedZoneHasAnOwnerAndNoDrift() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("list").ok().out()).isEqualTo("""
                ZONE  HOST  STATE    BRAND  ADDRESSES      OWNER       DRIFT
                web   lab   running  lipkg  10.99.0.10/24  quickstart  no
                """);
    }

    @Test
    void whatSomebodyChangedHasDrifted() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.onHost("zoneadm", "-z", "web", "halt");
        assertThat(bench.run("list").ok().out()).isEqualTo("""
                ZONE  HOST  STATE      BRAND  ADDRESSES      OWNER       DRIFT
                web   lab   installed  lipkg  10.99.0.10/24  quickstart  yes
                """);
    }

    @Test
    void aZoneNobodyOwnsIsListedWithWhatTheHostSays() {
        Workbench bench = Workbench.in(folder);
        bench.run("facts").ok();
        bench.onHost("zonecfg", "-z", "old2", "create -b; set brand=ipkg; set zonepath=/zones/old2");
        bench.onHost("zonecfg", "-z", "old10", "create -b; set brand=ipkg; set zonepath=/zones/old10");
        assertThat(bench.run("list").ok().out()).isEqualTo("""
                ZONE   HOST  STATE       BRAND  ADDRESSES  OWNER  DRIFT
                old2   lab   configured  ipkg   -          -      -
                old10  lab   configured  ipkg   -          -      -
                web    lab   absent      lipkg  -          -      -
                """);
    }

    @Test
    void programsGetObjects() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("list", "--output", "json").ok().out()).isEqualTo("""
                [ {
                  "zone" : "web",
                  "host" : "lab",
                  "state" : "running",
                  "brand" : "lipkg",
                  "addresses" : "10.99.0.10/24",
                  "owner" : "quickstart",
                  "drift" : "no"
                } ]
                """);
    }

    @Test
    void aBrokenPlanDoesNotHideWhatIsOwned() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.write("plans/broken.kdl", "zone \"x\" { nett pool=\"internal\" }");
        Workbench.Run run = bench.run("list");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("quickstart");
        assertThat(run.err()).contains("plans/broken.kdl:1:12");
    }

    @Test
    void recordedFactsTakeThePlaceOfTheHost() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.run("facts", "--out", "facts.json").ok();
        bench.onHost("zoneadm", "-z", "web", "halt");
        assertThat(bench.run("list", "--facts", "facts.json").ok().out()).contains("running");
    }

    @Test
    void brokenSettingsAreToldBeforeAnythingIsSaidOfHosts() {
        Workbench bench = Workbench.in(folder).write("zplan.kdl", "zplan 1\nhosst \"lab\"\n");
        Workbench.Run run = bench.run("list");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("zplan.kdl:2:1");
    }
}
