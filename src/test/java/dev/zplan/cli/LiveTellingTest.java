package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Vt;
import dev.zplan.report.LiveFrame.Size;
import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left on a terminal when a command has ended, and who gets a live display at all. */
class LiveTellingTest {

    private static final Pattern TIME = Pattern.compile("\\([0-9.]+ m?s\\)");

    @TempDir
    private Path folder;

    private Workbench bench = Workbench.bare(Path.of(""));

    @BeforeEach
    void makeWorkspace() {
        bench = Workbench.in(folder).with("NO_COLOR", "1");
        bench.facts();
        bench.onTerminal(() -> new Size(24, 80));
    }

    private static String screen(Workbench.Run run) {
        return TIME.matcher(new Vt(24, 80).write(run.out()).text()).replaceAll("(time)");
    }

    @Test
    void whatIsDoneScrollsPastAndNoFrameIsLeft() {
        Workbench.Run run = bench.run("apply", "--yes").ok();
        assertThat(run.out()).contains("\u001b[K", "[                    ] 0/5 done");
        assertThat(screen(run)).endsWith("""
                Plan: 5 to create, 0 to change, 0 to replace, 0 to delete.

                lab/etherstub/internal0: created (time)
                lab/vnic/web_0: created (time)
                lab/zonecfg/web: created (time)
                lab/install/web: installed (time)
                lab/boot/web: started (time)
                Committed (transaction 20260102-030405-b7lj)
                Applied: 5 steps done.
                """);
    }

    @Test
    void theWayBackToo() {
        bench.fault(Fault.fail("zoneadm -z web install", 1, 1, "no space left", Fault.When.AFTER));
        Workbench.Run run = bench.run("apply", "--yes");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(screen(run)).endsWith("""
                lab/install/web: failed
                    $ zoneadm -z web install
                    ended with exit code 1
                    | no space left
                Rolling back 4 steps
                lab/install/web: undone
                lab/zonecfg/web: undone
                lab/vnic/web_0: undone
                lab/etherstub/internal0: undone
                Rolled back: everything is as it was before.
                Cause: lab/install/web: `zoneadm -z web install` ended with exit code 1.
                Undone: 4 steps.
                Next: remove the cause and apply again. `zplan history show 20260102-030405-b7lj` tells what ran.
                """);
    }

    @Test
    void briefOnesLeaveALine() {
        assertThat(screen(bench.run("create", "web7", "--yes", "--no-net").ok()))
                .isEqualTo("""
                Wrote plans/web7.kdl.
                Plan: 3 to create, 0 to change, 0 to replace, 0 to delete: web7 on lab.
                Applied: 3 steps done.
                """);
    }

    @Test
    void aQuestionIsAskedBeforeThereIsAFrame() {
        Workbench.Run run = bench.answering("yes", "apply").ok();
        assertThat(run.out().indexOf("Only \"yes\" will do: "))
                .isLessThan(run.out().indexOf("\u001b[K"));
        bench.run("destroy", "--plan", "quickstart", "--yes").ok();
        assertThat(bench.interrupted().answering("yes", "recover").ok().out()).contains("\u001b[K");
    }

    @Test
    void notEveryTerminalIsDrawnOn() {
        assertThat(bench.with("CI", "true").run("apply", "--yes").ok().out())
                .contains("\nlab/boot/web: starting\n")
                .doesNotContain("\u001b");
        assertThat(bench.run("destroy", "--plan", "quickstart", "--yes", "--progress", "live")
                        .ok()
                        .out())
                .contains("\u001b[K");
        bench.with("CI", "").with("TERM", "dumb");
        assertThat(bench.run("apply", "--yes").ok().out()).doesNotContain("\u001b");
        bench.with("TERM", "xterm").with("ZPLAN_PROGRESS", "none");
        assertThat(bench.run("destroy", "--plan", "quickstart", "--yes").ok().out())
                .contains("Applied: ")
                .doesNotContain("\u001b", "deleted (");
        assertThat(bench.with("ZPLAN_PROGRESS", "loud").run("apply", "--yes").err())
                .contains("zplan::apply::bad_progress");
    }

    @Test
    void zonesThatAreStoppedByHandToo() {
        bench.run("apply", "--yes").ok();
        Workbench.Run run = bench.run("stop", "web").ok();
        assertThat(run.out()).contains("/1 done\u001b[K");
        assertThat(screen(run))
                .startsWith("lab/web: halted (time), was running\n    This is drift")
                .doesNotContain("/1 done");
    }
}
