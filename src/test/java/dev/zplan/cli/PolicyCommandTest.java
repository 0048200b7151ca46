package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyCommandTest {

    @TempDir
    Path folder;

    private Workbench bench(String policies) {
        return Workbench.in(folder).write("policies/house.kdl", policies);
    }

    private static List<String> told(Workbench.Run run) {
        return run.err()
                .lines()
                .filter(l -> l.startsWith("error") || l.startsWith("warning"))
                .toList();
    }

    @Test
    void requiresAnAttributeAndShowsWhere() {
        Workbench bench =
                bench("policy \"memory cap\" message=\"a zone must not eat its host\" require=\"memory.physical\"\n");
        Workbench.Run run = bench.run("plan");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("""
                error[zplan::policy::memory_cap]: lab/zone/web has no memory.physical
                  --> plans/quickstart.kdl:3:6
                  3 | zone "web" {
                    |      ^^^^^
                  help: a zone must not eat its host
                        the policy "memory cap" is at policies/house.kdl:1:8
                """);
        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(bench.run("list").out()).doesNotContain("running");
        bench.write("plans/quickstart.kdl", "zone \"web\" template=\"omnios\" { memory physical=\"1G\"; }\n");
        assertThat(bench.run("plan").ok().out()).contains("to create");
    }

    @Test
    void keepsWhatIsProduction() {
        Workbench bench = bench("""
                policy "production stays" {
                    when {
                        attribute "attr.role" "front*"
                        action "delete" "replace"
                    }
                    message "ask the shop first"
                }
                """);
        bench.run("apply", "--yes").ok();
        Workbench.Run run = bench.run("destroy", "web", "--yes");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(told(run)).containsExactly("error[zplan::policy::production_stays]: lab/zone/web is to be deleted");
        assertThat(run.err()).contains("ask the shop first", "policies/house.kdl:1:8");
        bench.write("plans/quickstart.kdl", "etherstub \"internal0\"\n");
        assertThat(told(bench.run("plan"))).hasSize(1);
        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(bench.run("list").out()).contains("running");
    }

    @Test
    void aWarningIsOnlySaid() {
        Workbench.Run run = bench("policy \"brands\" severity=\"warn\" { only \"brand\" \"sparse\" \"lx\"; }\n")
                .run("apply", "--yes");
        assertThat(run.exitCode()).isZero();
        assertThat(told(run))
                .containsExactly(
                        "warning[zplan::policy::brands]: lab/zone/web has brand lipkg, and only sparse, lx is allowed");
        assertThat(run.out()).contains("Applied: 5 steps done.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            max "memory.physical" "2G"                          | lab/zone/web has memory.physical 3G, and the most is 2G
            max "memory.physical" "3G"                          |
            min "memory.physical" "4G"                          | lab/zone/web has memory.physical 3G, and the least is 4G
            max "cpu-cap" 2.5                                   |
            max "cpu-cap" 2                                     | lab/zone/web has cpu-cap 2.5, and the most is 2
            min "net.physical" 1                                | lab/zone/web has net.physical web_0, and the least is 1
            only "attr.role" "back*" "front*"                   |
            only "attr.role" "end"                              | lab/zone/web has attr.role frontend, and only end is allowed
            max-changes 0                                       | the plan changes 1 zone, and the most is 0: lab/zone/web
            max-changes 1                                       |
            when { kind "vnic" "etherstub"; }; max-changes 1    | the plan changes 2 etherstub, vnic, and the most is 1: lab/etherstub/internal0, lab/vnic/web_0
            when { kind "vnic"; zone "we?"; }                   |
            when { kind "vnic"; zone "w*b"; }                   | lab/vnic/web_0 is to be created
            when { kind "etherstub"; zone "web"; }              |
            when { host "edge"; }                               | lab/zone/web is to be created
            when { host "core"; }                               |
            when { label "rack" "a"; }                          | lab/zone/web is to be created
            when { label "rack" "b"; }                          |
            when { plan "q*"; except "db*"; }                   | lab/zone/web is to be created
            when { except "w*"; }                               |
            when { attribute "brand" "lx"; }                    |
            when { action "delete" "replace"; }                 |
            forbid "delete"                                     |
            forbid "delete" "create"                            | lab/zone/web is to be created
            require "brand" "hostid"                            | lab/zone/web has no hostid
            """)
    void judges(String body, String message) {
        Workbench bench = bench("policy \"p\" { " + body + "; }\n")
                .write("zplan.kdl", """
                        zplan 1
                        default-host "lab"
                        group "edge" { label "rack" "a"; }
                        group "core" { label "rack" "b"; }
                        host "lab" via="sim" groups="edge"
                        host "deep" via="sim" groups="core"
                        """)
                .write("plans/quickstart.kdl", """
                        etherstub "internal0"
                        zone "web" template="omnios" {
                            net pool="internal"
                            memory physical="3G"
                            cpu-cap 2.5
                            attr "role" "frontend"
                        }
                        """);
        List<String> expected = message == null ? List.of() : List.of("error[zplan::policy::p]: " + message);
        assertThat(told(bench.run("plan"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            policy "p" { requir "brand"; }                   | error[zplan::spec::unknown_field]
            policy "p" { require "memry.physical"; }         | error[zplan::policy_file::unknown_attribute]
            policy "p" { when { kind "datset"; }; }          | error[zplan::policy_file::unknown_kind]
            policy "p" { when { host "lap"; }; }             | error[zplan::policy_file::unknown_host]
            policy "p" { when { label "env" "x"; }; }        | error[zplan::policy_file::unknown_label]
            policy "p" { when { action "destroy"; }; }       | error[zplan::value::not_a_choice]
            policy "p" { max "cpu-cap" "many"; }             | error[zplan::policy_file::limit]
            policy "p"; policy "P"                           | error[zplan::policy_file::duplicate]
            """)
    void aMistakeInAPolicyStopsEveryPlan(String text, String beginning) {
        Workbench bench = bench(text + "\n");
        assertThat(told(bench.run("policy", "check")))
                .singleElement()
                .asString()
                .startsWith(beginning);
        Workbench.Run run = bench.run("plan");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(told(run)).singleElement().asString().startsWith(beginning);
    }

    @Test
    void namesTheNearest() {
        assertThat(bench("policy \"p\" { require \"capped-memry\"; }\n")
                        .run("policy", "check")
                        .err())
                .contains("did you mean capped-memory?");
    }

    @Test
    void aSavedPlanIsJudgedWhenItIsApplied() {
        Workbench bench = Workbench.in(folder);
        bench.run("plan", "--out", "web.zplan").ok();
        bench.write("policies/no.yaml", "policy: {none: {message: a quiet week}}\n");
        Workbench.Run run = bench.run("apply", "web.zplan");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(told(run)).containsExactly("error[zplan::policy::none]: lab/zone/web is to be created");
    }

    @Test
    void listsAndChecks() {
        Workbench bench = bench(
                "policy \"a b\" severity=\"warn\" message=\"so\" require=\"cpu-cap\"\npolicy \"c\" { forbid \"delete\"; }\n");
        assertThat(bench.run("policy", "list").ok().out()).isEqualTo("""
                POLICY  SEVERITY  CODE                FILE                    MESSAGE
                a b     warn      zplan::policy::a_b  policies/house.kdl:1:8  so
                c       deny      zplan::policy::c    policies/house.kdl:2:8  -
                """);
        assertThat(bench.run("plan", "--policies").out()).endsWith("policy a b: broken\npolicy c: kept\n");
        assertThat(bench.run("policy", "check").ok().out()).isEqualTo("Nothing is wrong with 2 policies.\n");
    }
}
