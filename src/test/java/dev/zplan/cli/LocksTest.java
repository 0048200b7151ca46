package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people do not collide: the locks of workspaces and of hosts. */
class LocksTest {

    private static final String LINK = "/var/run/zplan.lock";

    @TempDir
    private Path folder;

    @Test
    void aHostIsFreeAgainAfterwards() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("unlock").ok().out()).isEqualTo("Nothing is locked.\n");
        bench.write("plans/quickstart.kdl", "nonsense");
        assertThat(bench.run("apply", "--yes").exitCode()).isEqualTo(1);
        assertThat(bench.run("unlock").ok().out()).isEqualTo("Nothing is locked.\n");
    }

    @Test
    void oneOfTwoInAWorkspaceWaitsForTheOther() {
        Workbench bench = Workbench.in(folder);
        Workbench.Run first = whileAsking(bench, () -> {
            Workbench.Run second = bench.run("apply", "--yes");
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err())
                    .contains(
                            "error[zplan::lock::held]: the workspace is in use by tester on bench (process ",
                            "since 2026-01-02T03:04:05Z: zplan apply, in " + folder,
                            "--lock-timeout");
            bench.run("plan").ok();
        });
        assertThat(first.exitCode()).as(first.err()).isZero();
    }

    @Test
    void oneOfTwoWorkspacesOnAHostWaitsForTheOther() {
        Workbench here = Workbench.in(folder.resolve("here"));
        Workbench there = Workbench.in(folder.resolve("there")).sharingHostsOf(here);
        Workbench.Run first = whileAsking(here, () -> {
            Workbench.Run second = there.run("apply", "--yes");
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err())
                    .contains(
                            "error[zplan::lock::held]: the host lab is in use by tester on bench (process ",
                            ": zplan apply, in " + folder.resolve("here"));
            there.run("plan").ok();
            there.run("facts").ok();
        });
        assertThat(first.exitCode()).as(first.err()).isZero();
    }

    @Test
    void whoWaitsLongEnoughGetsIt() {
        Workbench here = Workbench.in(folder.resolve("here"));
        Workbench there = Workbench.in(folder.resolve("there")).sharingHostsOf(here);
        there.write("plans/quickstart.kdl", "etherstub \"other0\"\n");
        here.run("plan").ok();
        here.onHost("ln", "-s", holder("elsewhere", 1), LINK);
        List<Duration> pauses = new ArrayList<>();
        there.with(process(pauses, () -> {
            if (pauses.size() == 3) {
                here.onHost("rm", LINK);
            }
        }));

        Workbench.Run run = there.run("apply", "--yes", "--lock-timeout", "5m");

        assertThat(run.exitCode()).isZero();
        assertThat(pauses).hasSize(3);
        assertThat(run.err())
                .isEqualTo("zplan: waiting: the host lab is in use by anna on elsewhere (process 1)"
                        + " since 2026-01-01T00:00:00Z: zplan apply, in /home/anna\n");
    }

    @Test
    void patienceEnds() {
        Workbench bench = Workbench.in(folder);
        bench.run("plan").ok();
        bench.onHost("ln", "-s", holder("elsewhere", 1), LINK);
        List<Duration> pauses = new ArrayList<>();
        bench.with(process(pauses, () -> {}));

        Workbench.Run run = bench.run("apply", "--yes", "--lock-timeout=1m30s");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("zplan: waiting: ").contains("error[zplan::lock::held]", "zplan unlock lab");
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(90));
        assertThat(pauses).last().satisfies(p -> assertThat(p).isLessThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "-1s", "5m3h", "1w", "PT5M"})
    void aDurationIsWrittenWithItsUnit(String text) {
        Workbench.Run run = Workbench.in(folder).run("apply", "--lock-timeout=" + text);
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.err()).contains("is not a duration: write 30s, 5m, 1h30m or 7d");
    }

    @Test
    void ofSeveralHostsAllAreLockedOrNone() {
        Workbench bench = Workbench.in(folder).write("zplan.kdl", """
                        zplan 1
                        host "lab" via="sim" flavour="omnios"
                        host "attic" via="sim" flavour="omnios"
                        default-host "lab"
                        """).write("plans/quickstart.kdl", """
                        etherstub "one0" host="attic"
                        etherstub "two0" host="lab"
                        """);
        bench.run("plan").ok();
        bench.onHost("ln", "-s", holder("elsewhere", 1), LINK);

        assertThat(bench.run("apply", "--yes").err()).contains("the host lab is in use by anna");
        assertThat(bench.run("unlock", "attic").ok().out()).isEqualTo("Nothing is locked.\n");
        bench.onHost("rm", LINK);
        bench.run("apply", "--yes").ok();
    }

    @Test
    void anApplyThatDiesLeavesTheHostToRecover() {
        Workbench here = Workbench.in(folder.resolve("here"));
        Workbench there = Workbench.in(folder.resolve("there")).sharingHostsOf(here);
        here.run("plan").ok();
        here.fault(Fault.crash("create-vnic", 1, Fault.When.AFTER));
        assertThat(here.run("apply", "--yes").exitCode()).isEqualTo(70);

        assertThat(there.run("apply", "--yes").err()).contains("zplan::lock::held");
        Workbench.Run refused = here.answering("no", "recover");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).startsWith("Took over the lock of the host lab from tester on bench");
        assertThat(there.run("apply", "--yes").err()).contains("zplan::lock::held");

        here.run("recover", "--yes").ok();
        there.run("apply", "--yes").ok();
    }

    @Test
    void anApplySucceedsADeadOneOfItsWorkspaceThatLeftNothing() {
        Workbench bench = Workbench.in(folder);
        bench.run("plan").ok();
        bench.run("apply", "--yes").ok();
        bench.onHost("ln", "-s", dead(folder, bench.read(".zplan/lock.guard")), LINK);
        bench.write("plans/quickstart.kdl", "etherstub \"internal0\"\n");

        assertThat(bench.run("apply", "--yes").ok().out())
                .startsWith("Took over the lock of the host lab from anna on bench")
                .contains("; its owner is gone.\n");
        assertThat(bench.run("unlock").ok().out()).isEqualTo("Nothing is locked.\n");
    }

    @Test
    void theDeadOfAnotherWorkspaceIsLeftToUnlock() {
        Workbench bench = Workbench.in(folder);
        bench.run("plan").ok();
        bench.onHost("ln", "-s", dead(Path.of("/home/anna"), "x"), LINK);

        Workbench.Run run = bench.run("apply", "--yes");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("; its owner is gone").contains("zplan unlock lab removes the lock");

        assertThat(bench.run("unlock").err()).contains("zplan::apply::no_terminal");
        assertThat(bench.answering("no", "unlock").exitCode()).isEqualTo(1);
        assertThat(bench.answering("yes", "unlock", "lab").ok().out())
                .startsWith("the host lab is in use by anna on bench (process ")
                .contains("\n    its owner is gone\n")
                .endsWith("Unlocked the host lab.\n");
        bench.run("apply", "--yes").ok();
    }

    @Test
    void unlockIsToldThatRecoverIsDue() {
        Workbench here = Workbench.in(folder.resolve("here")).interrupted();
        Workbench there = Workbench.in(folder.resolve("there"));
        there.run("plan").ok();
        there.onHost("ln", "-s", dead(folder.resolve("here"), "x"), LINK);

        assertThat(there.run("apply", "--yes").err()).contains("zplan recover in that workspace puts it right");
        assertThat(there.run("unlock", "--yes").ok().out()).contains("has not come to its end: zplan recover");
        assertThat(here.run("apply", "--yes").err()).contains("zplan::apply::unfinished");
    }

    @Test
    void whoIsAtWorkIsUnlockedByForceOnly() {
        Workbench here = Workbench.in(folder.resolve("here"));
        Workbench there = Workbench.in(folder.resolve("there")).sharingHostsOf(here);
        Workbench.Run first = whileAsking(here, () -> {
            Workbench.Run refused = there.run("unlock", "--yes");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("error[zplan::lock::alive]", "--force");
            assertThat(there.run("unlock", "--yes", "--force").ok().out()).contains("its owner is at work");
        });
        assertThat(first.exitCode()).as(first.err()).isZero();
    }

    @Test
    void unlockKnowsTheHosts() {
        Workbench.Run run = Workbench.in(folder).run("unlock", "lba");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error[zplan::host::unknown]", "did you mean lab?");
    }

    @Test
    void manyAtOnceDoWhatOneDoes() throws Exception {
        Workbench here = Workbench.in(folder.resolve("here"));
        Workbench there = Workbench.in(folder.resolve("there")).sharingHostsOf(here);
        there.write("plans/quickstart.kdl", "etherstub \"other0\"\n");
        here.run("plan").ok();
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Workbench.Run>> runs = new ArrayList<>();
            for (Workbench bench : List.of(here, there, here, there)) {
                Callable<Workbench.Run> run = () -> {
                    start.await();
                    return bench.run("apply", "--yes");
                };
                runs.add(threads.submit(run));
            }
            int done = 0;
            for (Future<Workbench.Run> future : runs) {
                Workbench.Run run = future.get();
                done += run.exitCode() == 0 ? 1 : 0;
                assertThat(run.exitCode() == 0 || run.err().contains("zplan::lock::held"))
                        .as(run.toString())
                        .isTrue();
            }
            assertThat(done).isPositive();
        } finally {
            threads.shutdown();
        }
        for (Workbench bench : List.of(here, there)) {
            bench.run("apply", "--yes").ok();
            assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        }
    }

    /** Does something while an apply asks, and then says yes to it. */
    private static Workbench.Run whileAsking(Workbench bench, Runnable meanwhile) {
        BufferedReader terminal = new BufferedReader(new StringReader("yes\n")) {
            @Override
            public String readLine() throws IOException {
                meanwhile.run();
                return super.readLine();
            }
        };
        return bench.run(terminal, true, "apply");
    }

    private static Context.OwnProcess process(List<Duration> pauses, Runnable atEach) {
        Context.OwnProcess guest = Context.OwnProcess.guest();
        return new Context.OwnProcess(
                pause -> {
                    pauses.add(pause);
                    atEach.run();
                },
                guest.signals(),
                guest.halt());
    }

    private static String holder(String machine, long pid) {
        return "zplan-lock-1,user=anna,machine=" + machine + ",pid=" + pid
                + ",started=2026-01-01T00:00:00Z,since=2026-01-01T00:00:00Z,command=zplan%20apply,"
                + "workspace=/home/anna,id=x";
    }

    /** A process of this machine that cannot be any more: the number is that of another one now. */
    private static String dead(Path workspace, String id) {
        return holder("bench", ProcessHandle.current().pid())
                .replace("2026-01-01T00:00:00Z,since", "1999-01-01T00:00:00Z,since")
                .replace("/home/anna", workspace.toString())
                .replace("id=x", "id=" + id);
    }
}
