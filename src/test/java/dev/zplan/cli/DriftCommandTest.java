package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.plan.PlanFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandTest {

    @TempDir
    private Path root;

    private Workbench bench;

    @BeforeEach
    void applied() {
        bench = Workbench.in(root);
        bench.run("apply", "--yes").ok();
    }

    @Test
    void thereIsNoneAfterAnApply() {
        assertThat(bench.run("drift").ok().out()).isEqualTo("No drift.\n");
        bench.write("plans/quickstart.kdl", Workbench.QUICKSTART.replace("frontend", "backend"));
        assertThat(bench.run("drift").ok().out()).isEqualTo("No drift.\n");
    }

    @Test
    void saysWhatBecomesOfIt() {
        bench.onHost("zoneadm", "-z", "web", "halt");
        bench.onHost("zonecfg", "-z", "web", "select attr name=role; set value=backend; end; set cpu-shares=5");
        bench.write("plans/quickstart.kdl", Workbench.QUICKSTART.replace("frontend", "backend"));

        Workbench.Run run = bench.run("drift");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.CHANGES);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        Drift on host lab: what somebody else changed since the last apply

                            zone web
                              ! lab/boot/web
                                  ~ state:       running  -> halted  (the next apply puts it back)
                              ! lab/zonecfg/web
                                  ~ attr.role:   frontend -> backend  (the spec wants it so now)
                                  + cpu-shares:  5  (the next apply removes it)

                        Drift: 2 changed, 0 gone.
                        """);
        assertThat(bench.run("plan").ok().out()).startsWith(run.out().replaceFirst("Drift: .*\n", ""));
    }

    @Test
    void aThirdValueAndWhatZplanRefusesAreToldApart() {
        bench.onHost("zoneadm", "-z", "web", "halt");
        bench.onHost("zonecfg", "-z", "web", "select attr name=role; set value=backend; end");
        bench.write("plans/quickstart.kdl", Workbench.QUICKSTART.replace("frontend", "middle"));
        assertThat(bench.run("drift").out())
                .contains("frontend -> backend  (the next apply makes it what the spec wants now)");

        bench.write("plans/quickstart.kdl", Workbench.QUICKSTART.replace("template", "brand \"ipkg\"\n    template"));
        bench.onHost("zonecfg", "-z", "web", "remove attr name=role");
        assertThat(bench.run("drift").out())
                .contains("- attr.role:  frontend  (zplan will not change it, see zplan plan)");
    }

    @Test
    void whatIsGoneIsMadeAgainOrForgotten() {
        bench.write("plans/two.kdl", "etherstub \"a0\"\netherstub \"b0\"\n");
        bench.run("apply", "--yes").ok();
        bench.onHost("dladm", "delete-etherstub", "a0");
        bench.onHost("dladm", "delete-etherstub", "b0");
        bench.write("plans/two.kdl", "etherstub \"a0\"\n");

        Workbench.Run run = bench.run("drift", "two");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.CHANGES);
        assertThat(run.out()).isEqualTo("""
                        Drift on host lab: what somebody else changed since the last apply

                            resources of no zone
                              ! lab/etherstub/a0: gone (the next apply makes it again)
                              ! lab/etherstub/b0: gone (the next apply forgets the resource)

                        Drift: 0 changed, 2 gone.
                        """);
    }

    @Test
    void recordedFactsServe() {
        bench.onHost("zoneadm", "-z", "web", "halt");
        bench.run("facts", "--out", "facts.json").ok();
        bench.onHost("zoneadm", "-z", "web", "boot");

        assertThat(bench.run("drift").exitCode()).isZero();
        Workbench.Run run = bench.run("drift", "--facts", "facts.json", "--output", "json");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.CHANGES);
        assertThat(run.out()).isEqualTo("""
                        {
                          "zplan-drift": 1,
                          "drift": [
                            {
                              "address": "lab/boot/web",
                              "plan": "quickstart",
                              "zone": "web",
                              "next": null,
                              "attributes": [
                                {
                                  "path": "state",
                                  "applied": "running",
                                  "found": "halted",
                                  "next": "put-back"
                                }
                              ]
                            }
                          ]
                        }
                        """);
    }

    @Test
    void aSavedPlanKeepsIt() {
        bench.onHost("zoneadm", "-z", "web", "halt");
        bench.run("plan", "--out", "saved.json").ok();

        assertThat(bench.run("apply", "saved.json", "--yes").ok().out())
                .contains("state:  running -> halted  (the next apply puts it back)");
        assertThat(bench.run("drift").ok().out()).isEqualTo("No drift.\n");
    }

    @Test
    void aSavedPlanReadsBack() {
        bench.write("plans/two.kdl", "etherstub \"a0\"\n");
        bench.run("apply", "--yes").ok();
        bench.onHost("zoneadm", "-z", "web", "halt");
        bench.onHost("dladm", "delete-etherstub", "a0");
        bench.run("plan", "--out", "saved.json").ok();
        String text = bench.read("saved.json");

        PlanFile read = PlanFile.read("saved.json", text, new Diagnostics()).orElseThrow();
        assertThat(read.drift()).extracting(d -> d.address().kind()).containsExactly("boot", "etherstub");
        assertThat(read.write()).isEqualTo(text);

        String older = text.replaceFirst("(?s)  \"drift\": .*?\n  \\],\n", "");
        assertThat(PlanFile.read("older.json", older, new Diagnostics())
                        .orElseThrow()
                        .drift())
                .isEmpty();
    }

    @Test
    void aSpecWithErrorsSaysNothingOfDrift() {
        bench.write("plans/quickstart.kdl", "zone \"web\" { templat \"omnios\"; }");

        Workbench.Run run = bench.run("drift");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.err()).contains("zplan::spec::unknown_field");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void isReported() {
        bench.onHost("zonecfg", "-z", "web", "set cpu-shares=5");

        Workbench.Run run = bench.run(
                "drift",
                "quickstart",
                "--report",
                "text=drift.txt",
                "--report",
                "json=drift.json",
                "--report",
                "junit=drift.xml",
                "--report",
                "markdown=drift.md");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.CHANGES);
        assertThat(bench.read("drift.txt")).isEqualTo(run.out());
        assertThat(bench.read("drift.json"))
                .isEqualTo(bench.run("drift", "--output", "json").out());
        assertThat(bench.read("drift.xml")).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuites name="zplan drift quickstart" tests="1" failures="1" errors="0">
                          <testsuite name="lab.web" tests="1" failures="1" errors="0" skipped="0" time="0" timestamp="2026-01-02T03:04:05" hostname="lab">
                            <testcase name="zonecfg web" classname="lab.web" time="0">
                              <failure type="drift" message="changed since the last apply by somebody else">lab/zonecfg/web
                            + cpu-shares: 5 (the next apply removes it)</failure>
                            </testcase>
                          </testsuite>
                        </testsuites>
                        """);
        assertThat(bench.read("drift.md")).isEqualTo("""
                        ### <code>zplan drift quickstart</code>

                        **Drift: 1 changed, 0 gone.**

                        <details>
                        <summary><code>lab</code>, zone <code>web</code></summary>

                        ```diff
                        ! lab/zonecfg/web
                        +     cpu-shares: 5 (the next apply removes it)
                        ```

                        </details>
                        """);
    }

    @Test
    void reportsThatThereIsNoneAndThatItCannotBeTold() {
        bench.run("drift", "--report", "junit=drift.xml", "--report", "markdown=drift.md")
                .ok();
        assertThat(bench.read("drift.xml")).contains("tests=\"1\" failures=\"0\"", "<testcase name=\"no drift\"");
        assertThat(bench.read("drift.md")).contains("**No drift.**").doesNotContain("<details>");

        bench.write("plans/quickstart.kdl", Workbench.QUICKSTART.replace("attr", "atr"));
        assertThat(bench.run("drift", "--report", "junit=drift.xml").exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(bench.read("drift.xml")).contains("failures=\"1\"", "zplan::spec::unknown");
    }

    @Test
    void isNotReportedInFormatsOfPlansNorWhenItIsAdopted() {
        Workbench.Run sarif = bench.run("drift", "--report", "sarif=drift.sarif");
        assertThat(sarif.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(sarif.err())
                .contains("drift has no report in the format \"sarif\": it is one of text, json, junit, markdown");
        assertThat(bench.run("drift", "--adopt-drift", "--yes", "--report", "json=drift.json")
                        .err())
                .contains("zplan::drift::not_reported");
        assertThat(root.resolve("drift.sarif")).doesNotExist();
        assertThat(root.resolve("drift.json")).doesNotExist();
    }
}
