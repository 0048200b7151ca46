package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a value comes from decides whether drift can be written there. */
class AdoptDriftPlacesTest {

    @TempDir
    private Path root;

    private Workbench bench(String plan, String text) {
        Workbench bench = Workbench.in(root).remove("plans").write(plan, text);
        bench.run("apply", "--yes").ok();
        return bench;
    }

    /** Nothing can be adopted, for that reason; the files stay. */
    private static void refused(Workbench bench, String file, String reason) {
        String before = bench.read(file);
        Workbench.Run run = bench.run("drift", "--adopt-drift", "--yes");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("Not to be written:\n    " + reason + "\n");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.CHANGES);
        assertThat(bench.read(file)).isEqualTo(before);
        assertThat(bench.run("drift").exitCode()).isEqualTo(ExitCodes.CHANGES);
    }

    /** Everything is adopted, and the file then has that text. */
    private static void adopted(Workbench bench, String file, String text) {
        Workbench.Run run = bench.run("drift", "--adopt-drift", "--yes");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(bench.read(file)).isEqualTo(text);
        assertThat(bench.run("drift").ok().out()).isEqualTo("No drift.\n");
        assertThat(bench.run("plan", "--detailed-exitcode").ok().out()).startsWith("No changes.");
    }

    @Test
    void aZoneSaysOverItsTemplate() {
        Workbench bench = Workbench.in(root)
                .write(
                        "templates/mine.kdl",
                        "template \"mine\" {\n    template \"omnios\"\n    cpu-shares 20\n    memory physical=\"1G\"\n"
                                + "    attr \"role\" \"any\"\n}\n")
                .write("plans/quickstart.kdl", "zone \"a\" {\n    template \"mine\"\n}\n");
        bench.run("apply", "--yes").ok();
        bench.onHost(
                "zonecfg",
                "-z",
                "a",
                "set cpu-shares=30; select attr name=role; set value=one; end; select capped-memory; set physical=2G;"
                        + " set swap=3G; end");

        adopted(
                bench,
                "plans/quickstart.kdl",
                "zone \"a\" {\n    template \"mine\"\n    attr \"role\" \"one\"\n    cpu-shares 30\n"
                        + "    memory physical=\"2G\" swap=\"3G\"\n}\n");
    }

    @Test
    void aZoneCannotTakeBackWhatItsTemplateSays() {
        Workbench bench = Workbench.in(root)
                .write(
                        "templates/mine.kdl",
                        "template \"mine\" {\n    template \"omnios\"\n    attr \"role\" \"any\"\n    cpu-shares 7\n}\n")
                .write("plans/quickstart.kdl", "zone \"a\" {\n    template \"mine\"\n}\n");
        bench.run("apply", "--yes").ok();
        bench.onHost("zonecfg", "-z", "a", "remove attr name=role");
        refused(
                bench,
                "plans/quickstart.kdl",
                "lab/zonecfg/a attr.role: templates/mine.kdl:3:5 says it for all that start from there");
    }

    @Test
    void anExpressionIsLeft() {
        Workbench bench = bench(
                "plans/a.kdl",
                "var \"role\" default=\"x\"\nzone \"a\" {\n    template \"omnios\"\n    attr \"role\" \"${role}\"\n}\n");
        bench.onHost("zonecfg", "-z", "a", "select attr name=role; set value=y; end");

        refused(bench, "plans/a.kdl", "lab/zonecfg/a attr.role: plans/a.kdl:4:17 is an expression, \"${role}\"");
    }

    @Test
    void aValueThatOthersUseIsLeft() {
        Workbench bench = bench(
                "plans/a.kdl",
                "zone \"a\" {\n    template \"omnios\"\n    cpu-shares 5\n    attr \"shares\" \"${zone.cpu-shares}\"\n}\n"
                        .replace("${zone.cpu-shares}", "${zone[\\\"cpu-shares\\\"]}"));
        bench.onHost("zonecfg", "-z", "a", "set cpu-shares=6");

        refused(
                bench,
                "plans/a.kdl",
                "lab/zonecfg/a cpu-shares: the spec would say something else of lab/zonecfg/a too");
    }

    @Test
    void copiesOfAZoneAreLeft() {
        Workbench bench =
                bench("plans/a.kdl", "zone \"a\" {\n    template \"omnios\"\n    count 2\n    cpu-shares 5\n}\n");
        bench.onHost("zonecfg", "-z", "a1", "set cpu-shares=6");

        refused(
                bench,
                "plans/a.kdl",
                "lab/zonecfg/a1 cpu-shares: plans/a.kdl:1:1 stands for 2 of them, not for a1 alone");
    }

    @Test
    void aZoneOfSeveralHostsIsLeft() {
        Workbench bench = Workbench.in(root)
                .remove("plans")
                .write(
                        "zplan.kdl",
                        "zplan 1\nhost \"lab\" via=\"sim\" flavour=\"omnios\"\nhost \"two\" via=\"sim\" flavour=\"omnios\"\n")
                .write("plans/a.kdl", "zone \"a\" on=\"all\" {\n    template \"omnios\"\n    cpu-shares 5\n}\n");
        bench.run("apply", "--yes").ok();
        bench.onHost("zonecfg", "-z", "a", "set cpu-shares=6");

        refused(
                bench,
                "plans/a.kdl",
                "lab/zonecfg/a cpu-shares: plans/a.kdl:1:1 stands for 2 of them, not for a alone");
    }

    @Test
    void anIncludedFileIsWritten() {
        Workbench bench = Workbench.in(root)
                .remove("plans")
                .write("plans/parts/b.kdl", "zone \"b\" { template \"omnios\"; cpu-shares 5 }\n")
                .write("plans/a.kdl", "include \"parts/b.kdl\"\n");
        bench.run("apply", "--yes").ok();
        bench.onHost(
                "zonecfg", "-z", "b", "set cpu-shares=6; add attr; set name=n; set type=boolean; set value=true; end");

        adopted(
                bench,
                "plans/parts/b.kdl",
                "zone \"b\" { template \"omnios\"; cpu-shares 6; attr \"n\" \"true\" type=\"boolean\" }\n");
    }

    @Test
    void whatAPoolGivesIsLeft() {
        Workbench bench = Workbench.in(root);
        bench.run("apply", "--yes").ok();
        bench.onHost("zonecfg", "-z", "web", "select net physical=web_0; set allowed-address=10.99.0.99/24; end");

        refused(
                bench,
                "plans/quickstart.kdl",
                "lab/zonecfg/web net: the pool internal gives it, at plans/quickstart.kdl:5:14");
    }

    @Test
    void anAddressOfTheSpecIsWritten() {
        Workbench bench = bench(
                "plans/a.kdl",
                "etherstub \"s0\"\nzone \"a\" {\n    template \"omnios\"\n"
                        + "    net over=\"s0\" address=\"10.1.0.2/24\" gateway=\"10.1.0.1\" // up\n}\n");
        bench.onHost(
                "zonecfg",
                "-z",
                "a",
                "select net physical=a_0; set allowed-address=10.1.0.9/24; set defrouter=10.1.0.254; end");

        adopted(
                bench,
                "plans/a.kdl",
                "etherstub \"s0\"\nzone \"a\" {\n    template \"omnios\"\n"
                        + "    net over=\"s0\" address=\"10.1.0.9/24\" gateway=\"10.1.0.254\" // up\n}\n");
        assertThat(bench.read(".zplan/registry/lab/zones/a.kdl")).contains("10.1.0.9/24");
    }

    @Test
    void inYamlValuesAreReplaced() {
        Workbench bench = bench(
                "plans/a.yaml",
                "zone:\n  a:\n    template: omnios   # like all\n    cpu-shares: 5\n    attr:\n      role: \"one\"  # why\n"
                        + "    memory: {physical: 2G}\n");
        bench.onHost(
                "zonecfg",
                "-z",
                "a",
                "set cpu-shares=6; select attr name=role; set value=\"it's \\\"two\\\"\"; end; "
                                .replace("\\\"two\\\"", "two")
                        + "select capped-memory; set physical=3G; end");

        adopted(
                bench,
                "plans/a.yaml",
                "zone:\n  a:\n    template: omnios   # like all\n    cpu-shares: 6\n    attr:\n      role: \"it's two\"  # why\n"
                        + "    memory: {physical: 3G}\n");
    }

    @Test
    void inYamlNothingIsAdded() {
        Workbench bench = bench("plans/a.yaml", "zone:\n  a:\n    template: omnios\n");
        bench.onHost("zonecfg", "-z", "a", "set cpu-shares=6");

        refused(
                bench,
                "plans/a.yaml",
                "lab/zonecfg/a cpu-shares: plans/a.yaml is YAML, where only values are replaced:"
                        + " add `cpu-shares: 6` at plans/a.yaml:2:3 by hand");
    }

    @Test
    void oneThatCannotBeWrittenLeavesTheOthers() {
        Workbench bench = bench(
                "plans/a.kdl",
                "var \"role\" default=\"x\"\nzone \"a\" {\n    template \"omnios\"\n    attr \"role\" \"${role}\"\n}\n");
        bench.onHost("zonecfg", "-z", "a", "select attr name=role; set value=y; end; set cpu-shares=6");

        Workbench.Run run = bench.run("drift", "--adopt-drift", "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.CHANGES);
        assertThat(run.out()).contains("+    cpu-shares 6", "attr.role: plans/a.kdl:4:17", "Adopted 1 change.");
        assertThat(bench.run("drift").out()).contains("attr.role").doesNotContain("cpu-shares");
    }

    @Test
    void aSecretStaysOne() {
        Workbench bench = Workbench.in(root)
                .remove("plans")
                .write(
                        "plans/a.kdl",
                        "var \"pw\" secret=#true\nzone \"a\" {\n    template \"omnios\"\n    attr \"pw\" \"${pw}\"\n}\n");
        bench.run("apply", "--yes", "--set", "pw=hidden-one").ok();
        bench.onHost("zonecfg", "-z", "a", "select attr name=pw; set value=hidden-two; end");

        Workbench.Run run = bench.run("drift", "--adopt-drift", "--yes", "--set", "pw=hidden-one");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.CHANGES);
        assertThat(run.out()).contains("lab/zonecfg/a attr.pw: it is secret").doesNotContain("hidden-");
        assertThat(bench.run("drift", "--set", "pw=hidden-one").out())
                .contains("attr.pw")
                .doesNotContain("hidden-");
    }

    @Test
    void recordedFactsAreNotAdopted() {
        Workbench bench = Workbench.in(root);
        bench.run("facts", "--out", "facts.json").ok();

        Workbench.Run run = bench.run("drift", "--facts", "facts.json", "--adopt-drift", "--yes");

        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.err()).contains("zplan::drift::recorded");
    }
}
