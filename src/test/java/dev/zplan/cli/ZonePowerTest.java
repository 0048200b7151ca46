package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zones that are started and stopped by hand. */
class ZonePowerTest {

    @TempDir
    private Path folder;

    private Workbench bench = Workbench.bare(Path.of(""));

    @BeforeEach
    void applied() {
        bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
    }

    private String state() {
        return bench.run("list")
                .out()
                .lines()
                .filter(l -> l.startsWith("web"))
                .findFirst()
                .orElse("")
                .split(" +")[2];
    }

    @Test
    void aStopIsDriftUntilTheSpecSaysSo() {
        String out = bench.run("stop", "web").ok().out();
        assertThat(out)
                .startsWith("lab/web: halted (")
                .contains("was running\n    This is drift: the plan quickstart was applied with it running")
                .contains("state \"installed\"");
        assertThat(state()).isEqualTo("installed");
        assertThat(bench.run("plan", "--detailed-exitcode").exitCode()).isEqualTo(2);
        bench.write(
                "plans/quickstart.kdl",
                Workbench.QUICKSTART.replace("zone \"web\" {", "zone \"web\" {\n    state \"installed\""));
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("stop", "web").ok().out()).isEqualTo("lab/web: is halted already\n");
    }

    @Test
    void aStartEndsTheDrift() {
        bench.run("stop", "--force", "lab/web").ok();
        assertThat(bench.run("start", "web").ok().out())
                .startsWith("lab/web: running (")
                .endsWith("was halted\n");
        assertThat(state()).isEqualTo("running");
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        assertThat(bench.run("start", "web").ok().out()).isEqualTo("lab/web: is running already\n");
    }

    @Test
    void aRestartBootsAnew() {
        assertThat(bench.run("restart", "web").ok().out()).startsWith("lab/web: running (");
        bench.run("stop", "web").ok();
        assertThat(bench.run("restart", "web").ok().out()).endsWith("was halted\n");
        assertThat(state()).isEqualTo("running");
    }

    @Test
    void zonesThatNobodyOwnsMayBeStartedToo() {
        bench.onHost("zonecfg", "-z", "guest", "create; set zonepath=/zones/guest");
        bench.onHost("zoneadm", "-z", "guest", "install");
        assertThat(bench.run("start", "guest").ok().out())
                .startsWith("lab/guest: running (")
                .doesNotContain("drift");
    }

    @Test
    void whatCannotBeIsTold() {
        bench.onHost("zonecfg", "-z", "bare", "create; set zonepath=/zones/bare");
        Workbench.Run run = bench.run("start", "bare");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("zplan::zone::not_installed");
        assertThat(bench.run("stop", "wbe").err()).contains("did you mean web?");
        assertThat(bench.run("stop").exitCode()).isEqualTo(ExitCodes.USAGE);
        bench.fault(Fault.fail("zoneadm -z web shutdown", 1, 1, "busy", Fault.When.BEFORE));
        Workbench.Run failed = bench.run("restart", "web");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out())
                .contains("lab/web: failed: zoneadm -z web shutdown ended with exit code 1\n    | busy");
        assertThat(state()).isEqualTo("running");
    }
}
