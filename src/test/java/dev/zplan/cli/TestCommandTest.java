package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCommandTest {

    private static final String SHOP = """
            var "memory" "2G" type="size"
            zone "shop" template="omnios" {
                memory physical="${memory}"
            }
            """;

    @TempDir
    Path folder;

    private Workbench bench(String tests) {
        return Workbench.in(folder).write("plans/shop.kdl", SHOP).write("tests/shop.kdl", tests);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan \"shop\"; expect { create \"lab/zone/shop\" \"lab/zonecfg/*\"; changes 3; }",
                "expect { create \"lab/vnic/web_0\"; changes 8; }",
                "plan \"shop\"; var \"memory\" \"3G\"; expect { attribute \"lab/zone/shop\" \"memory.physical\" \"3G\"; }",
                "plan \"shop\"; given; expect { no-changes; none \"lab/zone/shop\"; }; apply #true",
                "plan \"shop\"; given { var \"memory\" \"1G\"; }; expect { restart \"lab/boot/shop\"; update \"lab/zonecfg/shop\"; }; apply #true",
                "plan \"shop\"; given { plan \"quickstart\" \"shop\"; }; expect { no-changes; }",
                "plan \"shop\"; apply #true; failures #true",
                "plan \"quickstart\"; facts \"lab.json\"; expect { changes 5; }; apply #true",
                "plan \"shop\"; var \"memory\" \"much\"; expect { error \"zplan::spec::variable_type\"; }",
                "plan \"shp\"; expect { error \"zplan::workspace::no_such_plan\"; }",
                "plan \"shop\"; facts \"none.json\"; expect { error \"zplan::facts::unreadable\"; }"
            })
    void passes(String body) {
        Workbench bench = bench("test \"t\" { " + body + "; }\n");
        bench.run("facts", "--out", "lab.json").ok();
        assertThat(bench.run("test").ok().out()).isEqualTo("ok    t\n1 test, 0 failed.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            expect { delete "lab/zone/shop"; }                                | expected delete of lab/zone/shop, and the plan has create
            expect { create "lab/zone/shap"; }                                | expected create of lab/zone/shap, and the plan knows nothing of it
            expect { changes 4; }                                             | expected 4 changes, and there are 3
            expect { no-changes; }                                            | expected no changes, and there are 3
            expect { attribute "lab/zone/shop" "memory.physical" "3G"; }      | expected memory.physical 3G of lab/zone/shop, and it is 2G
            expect { attribute "lab/zone/shop" "cpu-cap" 2; }                 | expected cpu-cap 2 of lab/zone/shop, and it is not set
            expect { attribute "lab/zone/none" "cpu-cap" 2; }                 | expected cpu-cap 2 of lab/zone/none, and the plan knows nothing of it
            expect { error "zplan::net::no_link"; }                           | expected the error zplan::net::no_link, and it is not told
            expect { warning "zplan::net::no_link"; }                         | expected the warning zplan::net::no_link, and it is not told
            var "memory" "much"                                               | unexpected error: zplan::spec::variable_type: the variable `memory` is a size, and `much` is not
            given { var "memory" "much"; }                                    | what is given cannot be planned: zplan::spec::variable_type: the variable `memory` is a size, and `much` is not
            """)
    void fails(String body, String complaint) {
        Workbench.Run run =
                bench("test \"t\" { plan \"shop\"; " + body + "; }\n").run("test");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.out()).startsWith("FAIL  t (tests/shop.kdl:1:6)\n      " + complaint);
        assertThat(run.out()).endsWith("1 test, 1 failed.\n");
    }

    @Test
    void showsWhatIsPlannedInstead() {
        assertThat(bench("test \"t\" { plan \"shop\"; expect { no-changes; }; }\n")
                        .run("test")
                        .out())
                .contains("        planned: create lab/boot/shop\n", "        planned: create lab/zonecfg/shop\n");
    }

    @Test
    void touchesNeitherHostsNorRegistry() {
        Workbench bench = bench("test \"t\" { plan \"shop\"; apply #true; }\n");
        bench.run("test").ok();
        assertThat(bench.run("list").ok().out()).doesNotContain("running");
        assertThat(bench.has(".zplan/registry")).isFalse();
        assertThat(bench.has(".zplan/journal")).isFalse();
    }

    @Test
    void policiesCount() {
        Workbench bench = bench("test \"t\" { plan \"shop\"; expect { error \"zplan::policy::brands\"; }; }\n")
                .write("policies/p.kdl", "policy \"brands\" { only \"brand\" \"lx\"; }\n");
        bench.run("test").ok();
    }

    @Test
    void anApplyThatDoesNotGoThroughFails() {
        Workbench bench = bench("test \"t\" { plan \"bad\"; apply #true; }\n")
                .write(
                        "plans/bad.kdl",
                        "zone \"z\" template=\"omnios\" { fs \"/nowhere\" at=\"/data\" type=\"lofs\"; }\n");
        Workbench.Run run = bench.run("test");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.out()).contains("the plan does not go through (ROLLED_BACK): ");
    }

    @Test
    void runsThoseThatAreNamed() {
        Workbench bench = bench("test \"a\" plan=\"shop\"\ntest \"b\" { plan \"shop\"; expect { no-changes; }; }\n")
                .write("tests/more.yaml", "test: {c: {plan: shop, expect: {changes: 3}}}\n");
        assertThat(bench.run("test", "a", "more").ok().out()).isEqualTo("ok    c\nok    a\n2 tests, 0 failed.\n");
        assertThat(bench.run("test", "shop").exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(bench.run("test", "shp").err()).contains("zplan::test::unknown", "did you mean shop?");
    }

    @Test
    void aMistakeInATestIsShown() {
        Workbench.Run run =
                bench("test \"t\" { plan \"shop\"; expct { changes 1; }; }\n").run("test");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.err()).contains("tests/shop.kdl:1:", "did you mean");
    }

    @Test
    void reportsForPrograms() {
        Workbench bench = bench("test \"a <b>\" plan=\"shop\"\ntest \"c\" { plan \"shop\"; expect { changes 2; }; }\n");
        assertThat(bench.run("test", "--output", "junit").out())
                .startsWith("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuites name="zplan test" tests="2" failures="1" errors="0">
                          <testsuite name="shop" tests="2" failures="1" errors="0" skipped="0" time="0">
                            <testcase name="a &lt;b&gt;" classname="shop" time="0"/>
                            <testcase name="c" classname="shop" time="0">
                              <failure type="expectation" message="expected 2 changes, and there are 3">expected 2""")
                .endsWith("</failure>\n    </testcase>\n  </testsuite>\n</testsuites>\n");
        assertThat(bench.run("test", "--output", "json").out())
                .contains("\"zplan-tests\" : 1", "\"passed\" : false", "\"expected 2 changes, and there are 3\"");
    }
}
