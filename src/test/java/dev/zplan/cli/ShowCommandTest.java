package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {

    @TempDir
    Path folder;

    @Test
    void aZoneIsShownAsWantedAppliedAndFound() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        bench.write("plans/quickstart.kdl", Workbench.QUICKSTART.replace("frontend", "backend"));
        bench.onHost("zoneadm", "-z", "web", "halt");
        String out = bench.run("show", "web").ok().out();
        assertThat(out).startsWith("""
                zone web on lab: installed, brand lipkg, owned by the plan quickstart

                lab/boot/web: the host differs from what was applied, to be changed
                  ATTRIBUTE  WANTED    APPLIED   ON THE HOST
                  gate       services  services  -
                  state      running   running   halted

                lab/install/web: as wanted
                """);
        assertThat(out).contains("""
                lab/zonecfg/web: to be changed
                """, """
                  attr.role.value            backend        frontend       frontend
                """, """
                  net.web_0.allowed-address  10.99.0.10/24  10.99.0.10/24  10.99.0.10/24
                """);
    }

    @Test
    void oneResourceIsShownByItsAddress() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("show", "lab/vnic/web_0").ok().out()).isEqualTo("""
                lab/vnic/web_0: not on the host
                  ATTRIBUTE  WANTED     APPLIED  ON THE HOST
                  over       internal0  -        -
                  vid        0          -        -
                """);
    }

    @Test
    void aZoneHasSeveralNames() {
        Workbench bench = Workbench.in(folder);
        String out = bench.run("show", "web").ok().out();
        assertThat(bench.run("show", "lab/web").ok().out()).isEqualTo(out);
        assertThat(bench.run("show", "lab/zone/web").ok().out()).isEqualTo(out);
    }

    @Test
    void whatIsDeletedByHandIsGone() {
        Workbench bench = Workbench.in(folder).write("plans/quickstart.kdl", "etherstub \"lone0\"");
        bench.run("apply", "--yes").ok();
        bench.onHost("dladm", "delete-etherstub", "lone0");
        assertThat(bench.run("show", "lab/etherstub/lone0").ok().out())
                .isEqualTo("lab/etherstub/lone0: gone from the host\n");
    }

    @Test
    void secretsAreMaskedEverywhere() {
        Workbench bench = Workbench.in(folder)
                .write(
                        "plans/quickstart.kdl",
                        "var pw secret=#true\n" + Workbench.QUICKSTART.replace("\"frontend\"", "\"${pw}\""))
                .with("ZPLAN_VAR_pw", "hunter22");
        bench.run("apply", "--yes").ok();
        bench.with("ZPLAN_VAR_pw", "swordfish");
        for (String[] command : new String[][] {
            {"show", "web"},
            {"show", "web", "--output", "json"},
            {"show", "lab/zonecfg/web"},
            {"list", "--output", "json"},
            {"graph"}
        }) {
            assertThat(bench.run(command).ok().out()).doesNotContain("hunter22", "swordfish");
        }
        assertThat(bench.run("show", "web").ok().out())
                .containsPattern("attr\\.role\\.value +\\(secret\\) +\\(secret\\) +\\(secret\\)");
    }

    @Test
    void aSavedPlanIsShownAsPlanShowsIt() {
        Workbench bench = Workbench.in(folder);
        String plan = bench.run("plan").ok().out();
        String script = bench.run("plan", "--commands").ok().out();
        String json = bench.run("plan", "--output", "json").ok().out();
        bench.run("plan", "--out", "saved.zplan").ok();
        assertThat(bench.run("show", "saved.zplan").ok().out()).isEqualTo(plan);
        assertThat(bench.run("show", "saved.zplan", "--commands").ok().out()).isEqualTo(script);
        assertThat(bench.run("show", "saved.zplan", "--output", "json").ok().out())
                .isEqualTo(json);
    }

    @Test
    void programsGetEveryAttributeThreeTimes() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("show", "web", "--output", "json").ok().out()).contains("""
                "attributes" : [ {
                      "attribute" : "gate",
                      "wanted" : "services",
                      "applied" : "",
                      "on-the-host" : ""
                    }, {
                      "attribute" : "state",
                      "wanted" : "running",
                      "applied" : "",
                      "on-the-host" : ""
                    } ]""");
    }

    @Test
    void unknownNamesAreSaidWithTheNearestOne() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("show", "wed").err()).isEqualTo("""
                error[zplan::show::unknown]: no zone is named "wed", and no plan is saved there
                  help: did you mean web?
                """);
        assertThat(bench.run("show", "lab/vnic/web_1").err()).isEqualTo("""
                error[zplan::show::unknown]: lab/vnic/web_1 is neither wanted nor owned nor on the host
                  help: did you mean lab/vnic/web_0?
                """);
        assertThat(bench.run("show", "web", "--commands").err()).contains("zplan::show::no_plan");
    }
}
