package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host itself: what was run, faults, the state file, several threads and processes. */
class SimHostTest {

    @TempDir
    Path directory;

    @Test
    void unknownProgramsAreNotFound() {
        SimHost host = SimHost.create(Flavour.OMNIOS);
        assertThat(host.run("frobnicate")).isEqualTo(new SimResult(127, "", "frobnicate: not found\n"));
        assertThat(host.run("/opt/bin/frobnicate", "-x").stderr()).isEqualTo("/opt/bin/frobnicate: not found\n");
    }

    @Test
    void theLogHoldsWhatWasRun() {
        SimHost host = SimHost.create(Flavour.OMNIOS);
        host.run(List.of("cat"), "text");
        host.run("zoneadm", "-z", "nosuch", "list");
        assertThat(host.log())
                .extracting(
                        SimHost.Ran::line, SimHost.Ran::stdin, r -> r.exitCode().orElseThrow())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("cat", "text", 0),
                        org.assertj.core.groups.Tuple.tuple("zoneadm -z nosuch list", "", 1));
    }

    @Test
    void theSameSeedGivesTheSameHost() {
        assertThat(scripted(SimHost.create(Flavour.OMNIOS, 7))).isEqualTo(scripted(SimHost.create(Flavour.OMNIOS, 7)));
        assertThat(scripted(SimHost.create(Flavour.OMNIOS, 7)))
                .isNotEqualTo(scripted(SimHost.create(Flavour.OMNIOS, 8)));
    }

    private static String scripted(SimHost host) {
        Lab lab = new Lab(host);
        lab.ok("dladm create-vnic -l igb1 web0");
        lab.running("web", "lipkg", "add net; set physical=web0; end");
        return host.dump();
    }

    @Test
    void aDumpCanBeRestored() {
        SimHost host = SimHost.create(Flavour.OMNIOS);
        String dump = scripted(host);
        SimHost again = SimHost.restore(dump);
        assertThat(again.dump()).isEqualTo(dump);
        assertThat(new Lab(again).ok("zlogin web uname -n")).isEqualTo("web\n");
        assertThatThrownBy(() -> SimHost.restore("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SimHost.restore("no json")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFailureBeforeTheEffectLeavesNothing() {
        Lab lab = Lab.omnios();
        lab.host.inject(Fault.fail("create-etherstub", 2, 1, "dladm: no\n", Fault.When.BEFORE));
        lab.ok("dladm create-etherstub stub0");
        assertThat(lab.run("dladm create-etherstub stub1")).isEqualTo(new SimResult(1, "", "dladm: no\n"));
        lab.ok("dladm create-etherstub stub2");
        assertThat(lab.ok("dladm show-etherstub -p -o link")).isEqualTo("stub0\nstub2\n");
        assertThat(lab.host.faults()).isEmpty();
    }

    @Test
    void aFailureAfterTheEffectLeavesIt() {
        Lab lab = Lab.omnios();
        lab.host.inject(Fault.fail("^dladm create", 1, 3, "", Fault.When.AFTER));
        assertThat(lab.run("dladm create-etherstub stub0").exitCode()).isEqualTo(3);
        assertThat(lab.ok("dladm show-etherstub -p -o link")).isEqualTo("stub0\n");
    }

    @Test
    void hangsAndCrashesAreThrown() {
        Lab lab = Lab.omnios();
        lab.host.inject(Fault.hang("stub0", 1, Fault.When.BEFORE));
        lab.host.inject(Fault.crash("stub1", 1, Fault.When.AFTER));
        assertThatThrownBy(() -> lab.run("dladm create-etherstub stub0")).isInstanceOf(SimHang.class);
        assertThatThrownBy(() -> lab.run("dladm create-etherstub stub1")).isInstanceOf(SimCrash.class);
        assertThat(lab.ok("dladm show-etherstub -p -o link")).isEqualTo("stub1\n");
        assertThat(lab.host.log().get(0).exitCode()).isEmpty();
    }

    @Test
    void stateFilesArePrivateAndWhole() throws IOException {
        Path file = directory.resolve("lab.json");
        Lab lab = new Lab(SimHost.create(Flavour.OPENINDIANA, 1, file));
        assertThat(Files.readString(file)).isEqualTo(lab.host.dump());
        lab.ok("dladm create-etherstub stub0");
        for (Path each : List.of(file, directory.resolve("lab.json.added"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                    .isEqualTo("rw-------");
        }
        assertThat(new Lab(SimHost.open(file)).ok("dladm show-etherstub -p -o link"))
                .isEqualTo("stub0\n");
        assertThatThrownBy(() -> SimHost.create(Flavour.OMNIOS, 1, file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCrashKeepsWhatWasDone() {
        Path file = directory.resolve("lab.json");
        Lab lab = new Lab(SimHost.create(Flavour.OMNIOS, 1, file));
        lab.host.inject(Fault.crash("stub0", 1, Fault.When.AFTER));
        assertThatThrownBy(() -> lab.run("dladm create-etherstub stub0")).isInstanceOf(SimCrash.class);
        SimHost reopened = SimHost.open(file);
        assertThat(new Lab(reopened).ok("dladm show-etherstub -p -o link")).isEqualTo("stub0\n");
        assertThat(reopened.faults()).isEmpty();
    }

    @Test
    void severalUsersOfAStateFileSeeEachOthersChanges() throws Exception {
        Path file = directory.resolve("lab.json");
        SimHost.create(Flavour.OMNIOS, 1, file);
        inParallel(4, n -> {
            Lab lab = new Lab(SimHost.open(file));
            for (int i = 0; i < 5; i++) {
                lab.ok("dladm create-etherstub s" + n + "x" + i);
            }
        });
        assertThat(new Lab(SimHost.open(file))
                        .ok("dladm show-etherstub -p -o link")
                        .lines())
                .hasSize(20);
    }

    @Test
    void zonesCanBeDrivenFromSeveralThreads() throws Exception {
        Lab lab = new Lab(SimHost.create(Flavour.OMNIOS).withLatency(argv -> Duration.ofNanos(1000)));
        inParallel(8, n -> {
            lab.ok("dladm create-vnic -l igb1 z" + n);
            lab.running("zone" + n, "lipkg", "add net; set physical=z" + n + "; end");
        });
        assertThat(lab.ok("zoneadm list -n").lines()).hasSize(8);
    }

    private static void inParallel(int threads, java.util.function.IntConsumer work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(pool.submit(() -> work.accept(number)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Tag("thorough")
    void aThousandZonesAreNoBurden() {
        Lab lab = Lab.omnios();
        for (int i = 0; i < 1000; i++) {
            lab.installed("zone" + i, "lipkg");
        }
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(lab.ok("zoneadm list -cp").lines()).hasSize(1001);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start).dividedBy(20))
                .as("one listing")
                .isLessThan(Duration.ofMillis(50));
    }
}
