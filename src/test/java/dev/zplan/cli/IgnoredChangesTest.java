package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fields that are set once and left to the host from then on. */
class IgnoredChangesTest {

    private static final String PLAN = "plans/quickstart.kdl";
    private static final String SPEC = Workbench.QUICKSTART.replace(
                    "attr",
                    "cpu-cap 2\n    dataset \"rpool/data/web\" quota=\"1G\" {\n        ignore-changes \"quota\"\n    }\n"
                            + "    ignore-changes \"cpu-cap\" \"attr.role\" \"state\"\n    attr")
            + "dataset \"rpool/data/own\" compression=\"lz4\" {\n    ignore-changes \"props.compression\"\n}\n";

    @TempDir
    private Path folder;

    @Test
    void theyAreSetWhenItIsMadeAndThenLeftAlone() {
        Workbench bench = Workbench.in(folder).write(PLAN, SPEC);
        bench.run("apply", "--yes").ok();
        assertThat(bench.facts()).contains("\"quota\" : ", "\"compression\" : \"lz4\"", "frontend", "\"ncpus\" : 2");
        bench.onHost(
                        "zonecfg",
                        "-z",
                        "web",
                        "select attr name=role; set value=other; end; select capped-cpu; set ncpus=3; end")
                .onHost("zfs", "set", "quota=2G", "rpool/data/web")
                .onHost("zfs", "set", "compression=gzip", "rpool/data/own")
                .onHost("zoneadm", "-z", "web", "halt");

        assertThat(bench.run("plan").ok().out()).contains("No changes.");
        assertThat(bench.run("list").ok().out()).contains(" no\n").doesNotContain("yes");
        bench.write(PLAN, SPEC.replace("template \"omnios\"", "template \"omnios\"\n    attr \"more\" \"1\""));
        bench.run("apply", "--yes").ok();
        assertThat(bench.facts())
                .contains("\"value\" : \"other\"", "\"ncpus\" : 3")
                .doesNotContain("frontend");

        bench.write(PLAN, SPEC.replace("\"cpu-cap\" \"attr.role\" \"state\"", "\"cpu-cap\""));
        assertThat(bench.run("plan").ok().out())
                .contains("~ attr.role:  other  -> frontend", "lab/boot/web")
                .doesNotContain("ncpus");
    }

    @Test
    void aWrongNameIsTold() {
        Workbench bench = Workbench.in(folder)
                .write(
                        PLAN,
                        SPEC.replace("\"cpu-cap\" \"attr.role\"", "\"cpu-cup\" \"memory.phys\"")
                                .replace("props.compression", "compresion"));
        assertThat(bench.run("validate").err())
                .contains("zplan::spec::unknown_field", "there is no field cpu-cup whose changes could be ignored")
                .contains("did you mean cpu-cap?", "no field memory.phys", "did you mean compression?");
    }
}
