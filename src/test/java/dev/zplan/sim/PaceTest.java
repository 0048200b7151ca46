package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that take their time: what others see and may do meanwhile, and what a killed one leaves. */
@Timeout(60)
class PaceTest {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofMillis(50);

    private final SimHost host = SimHost.create(Flavour.OMNIOS);
    private final Lab lab = new Lab(host);

    /** A command in a thread of its own. */
    private final class Running {

        private final FutureTask<SimResult> task;
        private final Thread thread;

        Running(String line, Duration time) {
            this(new Lab(host.withLatency(argv -> time)), line);
        }

        Running(Lab slow, String line) {
            task = new FutureTask<>(() -> slow.run(line));
            thread = new Thread(task);
            thread.start();
        }

        /** Until it lets its time pass. */
        Running started() {
            while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
                Thread.onSpinWait();
            }
            return this;
        }

        SimResult killed() throws InterruptedException, ExecutionException {
            thread.interrupt();
            return ended();
        }

        SimResult ended() throws InterruptedException, ExecutionException {
            return task.get();
        }
    }

    @Test
    void aZoneIsIncompleteWhileItIsInstalled() throws Exception {
        lab.configured("web1", "lipkg").configured("web2", "lipkg");
        Running install = new Running("zoneadm -z web1 install", FOREVER).started();
        assertThat(lab.state("web1")).isEqualTo("incomplete");
        assertThat(lab.fails("zoneadm -z web1 install"))
                .isEqualTo("zoneadm: zone 'web1': zone is incomplete; uninstall required.\n");
        assertThat(lab.ok("zfs list -H -o name -r rpool/zones/web1")).isEqualTo("rpool/zones/web1\n");
        lab.ok("zoneadm -z web2 install");
        assertThat(install.killed()).isEqualTo(new SimResult(-9, "", ""));
        assertThat(lab.state("web1")).isEqualTo("incomplete");
        lab.ok("zoneadm -z web1 uninstall -F");
        assertThat(lab.run("zfs list rpool/zones/web1").exitCode()).isEqualTo(1);
    }

    @Test
    void theNextCommandForTheZoneWaits() throws Exception {
        lab.configured("web1", "lipkg");
        Running install = new Running("zoneadm -z web1 install", SOON).started();
        lab.ok("zoneadm -z web1 uninstall -F");
        assertThat(install.ended().exitCode()).isZero();
        assertThat(lab.state("web1")).isEqualTo("configured");
        assertThat(lab.run("zfs list rpool/zones/web1").exitCode()).isEqualTo(1);
    }

    @Test
    void whoeverWaitsCanBeKilledToo() throws Exception {
        lab.configured("web1", "lipkg");
        Running install = new Running("zoneadm -z web1 install", FOREVER).started();
        Running uninstall = new Running("zoneadm -z web1 uninstall -F", Duration.ZERO);
        assertThat(uninstall.killed().exitCode()).isEqualTo(-9);
        assertThat(install.killed().exitCode()).isEqualTo(-9);
        assertThat(lab.state("web1")).isEqualTo("incomplete");
    }

    @Test
    void aSecondBootWaitsForTheFirst() throws Exception {
        lab.installed("web1", "lipkg");
        Running boot = new Running("zoneadm -z web1 boot", SOON).started();
        assertThat(lab.run("zoneadm -z web1 boot"))
                .isEqualTo(new SimResult(0, "", "zone 'web1': zone is already booted\n"));
        assertThat(boot.ended()).isEqualTo(new SimResult(0, "", ""));
    }

    @Test
    void theDaemonBootsOnWithoutItsCaller() throws Exception {
        lab.installed("web1", "lipkg");
        Running boot = new Running("zoneadm -z web1 boot", FOREVER).started();
        assertThat(lab.state("web1")).isEqualTo("ready");
        assertThat(boot.killed().exitCode()).isEqualTo(-9);
        assertThat(lab.state("web1")).isEqualTo("running");
    }

    @Test
    void aZoneIsShuttingDownWhileItIsHalted() throws Exception {
        lab.running("web1", "lipkg");
        Running halt = new Running("zoneadm -z web1 halt", FOREVER).started();
        assertThat(lab.state("web1")).isEqualTo("shutting_down");
        assertThat(lab.fails("zoneadm -z web1 uninstall -F"))
                .isEqualTo("zoneadm: zone 'web1': uninstall operation is invalid for shutting_down zones.\n");
        assertThat(lab.fails("zlogin web1 true"))
                .isEqualTo("zlogin: login allowed only to running zones (web1 is 'shutting_down').\n");
        assertThat(halt.killed().exitCode()).isEqualTo(-9);
        assertThat(lab.state("web1")).isEqualTo("installed");
    }

    @Test
    void oneShutdownAtATimeAndHaltComesBetween() throws Exception {
        lab.running("slow1", "lipkg");
        Running shutdown = new Running("zoneadm -z slow1 shutdown", FOREVER).started();
        assertThat(lab.state("slow1")).isEqualTo("running");
        assertThat(lab.fails("zoneadm -z slow1 shutdown")).isEqualTo("zone 'slow1': shutdown already in progress\n");
        lab.ok("zoneadm -z slow1 halt");
        assertThat(shutdown.killed().exitCode()).isEqualTo(-9);
        lab.ok("zoneadm -z slow1 boot");
        lab.ok("zoneadm -z slow1 shutdown");
    }

    @Test
    void aShellHoldsNoLockBetweenItsCommands() throws Exception {
        lab.configured("web1", "lipkg");
        Running shell = new Running("sh -c 'zoneadm -z web1 install; zoneadm -z web1 boot'", SOON);
        assertThat(shell.ended().exitCode()).isZero();
        assertThat(lab.state("web1")).isEqualTo("running");
    }

    @Test
    void theLogKnowsWhoWasKilled() throws Exception {
        lab.configured("web1", "lipkg");
        SimHost slow = host.withLatency(argv -> FOREVER);
        Thread thread = new Thread(() -> slow.run("zoneadm", "-z", "web1", "install"));
        thread.start();
        thread.interrupt();
        thread.join();
        assertThat(slow.log()).singleElement().matches(ran -> ran.exitCode().isEmpty());
    }

    @Test
    void commandsOnAStateFileAreAlone(@TempDir Path directory) {
        Lab kept = new Lab(
                SimHost.create(Flavour.OMNIOS, 1, directory.resolve("h.json")).withLatency(argv -> SOON));
        kept.running("web1", "lipkg");
        assertThat(kept.state("web1")).isEqualTo("running");
    }

    @Test
    void aStateFileIsNotHeldWhileTimePasses(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("h.json");
        SimHost kept = SimHost.create(Flavour.OMNIOS, 1, file);
        kept.delay(Delays.parse(List.of("boot=100000s")));
        Running boot = new Running(new Lab(kept), "zoneadm -z web1 boot").started();
        assertThat(new Lab(SimHost.open(file)).ok("zoneadm list")).isEqualTo("global\n");
        assertThat(boot.killed().exitCode()).isEqualTo(-9);
    }
}
