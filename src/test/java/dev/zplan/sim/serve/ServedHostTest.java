package dev.zplan.sim.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.Fault;
import dev.zplan.sim.HostServed;
import dev.zplan.sim.SimCrash;
import dev.zplan.sim.SimHang;
import dev.zplan.sim.SimHost;
import dev.zplan.sim.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host through its server's socket, and what happens to those who use it when the server comes and goes. */
class ServedHostTest {

    @TempDir
    Path folder;

    private HostFiles files;

    @BeforeEach
    void create() {
        files = new HostFiles(folder, "gz1");
        SimHost.create(Flavour.OMNIOS, 1, files.state());
    }

    private SimServer serve() throws IOException {
        return SimServer.start(files, new SimServer.Options(folder.resolve("bin"), "tester", argv -> Duration.ZERO));
    }

    private static String links(Simulation host) {
        return host.run(List.of("dladm", "show-etherstub", "-p", "-o", "link"), "")
                .stdout();
    }

    private static void link(Simulation host, String name) {
        assertThat(host.run(List.of("dladm", "create-etherstub", name), "").exitCode())
                .isZero();
    }

    @Test
    void usersFollowTheHostToItsServerAndBack() throws IOException {
        LocatedHost user = LocatedHost.of(files);
        link(user, "before0");
        try (SimServer server = serve()) {
            assertThat(server).isNotNull();
            link(user, "during0");
            assertThat(links(LocatedHost.of(files))).isEqualTo("before0\nduring0\n");
            assertThatThrownBy(() -> SimHost.open(files.state())).isInstanceOf(HostServed.class);
            assertThatThrownBy(this::serve).isInstanceOf(HostServed.class);
        }
        link(user, "after0");
        assertThat(links(SimHost.open(files.state()))).isEqualTo("before0\nduring0\nafter0\n");
        assertThat(files.log().read()).hasSize(4);
        try (var left = Files.list(folder)) {
            assertThat(left.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("gz1.json", "gz1.json.added", "gz1.json.lock", "gz1.log.jsonl");
        }
    }

    @Test
    void bytesFaultsAndStateComeThroughTheSocket() throws IOException {
        try (SimServer server = serve()) {
            assertThat(server).isNotNull();
            Simulation host = LocatedHost.of(files);
            assertThat(host.flavour()).isEqualTo(Flavour.OMNIOS);
            String bytes = "a\0b\udcffé\n\ud83d\ude00";
            assertThat(host.run(List.of("cat"), bytes).stdout()).isEqualTo(bytes);
            host.inject(Fault.hang("uname", 1, Fault.When.BEFORE));
            host.inject(Fault.crash("uname", 1, Fault.When.BEFORE));
            host.inject(Fault.fail("uname", 1, 7, "é\n", Fault.When.AFTER));
            assertThat(host.faults()).hasSize(3);
            assertThatThrownBy(() -> host.run(List.of("uname"), "")).isInstanceOf(SimHang.class);
            assertThatThrownBy(() -> host.run(List.of("uname"), "")).isInstanceOf(SimCrash.class);
            host.clearFaults();
            assertThat(host.faults()).isEmpty();
            assertThat(host.run(List.of("uname"), "").stdout()).isEqualTo("SunOS\n");
            assertThat(host.dump()).startsWith("{");
        }
    }

    @Test
    void oneConnectionHasSeveralCommandsUnderWay() throws Exception {
        SimServer.Options options = new SimServer.Options(
                folder.resolve("bin"), "tester", argv -> argv.contains("slow") ? Duration.ofMinutes(1) : Duration.ZERO);
        CompletableFuture<Integer> slow;
        try (SimServer server = SimServer.start(files, options)) {
            assertThat(server).isNotNull();
            Simulation host = LocatedHost.of(files);
            slow = CompletableFuture.supplyAsync(
                    () -> host.run(List.of("echo", "slow"), "").exitCode());
            assertThat(host.run(List.of("echo", "quick"), "").stdout()).isEqualTo("quick\n");
            assertThat(slow.isDone()).isFalse();
        }
        assertThat(slow.join()).as("the server's end is not waited for").isIn(0, 255);
    }

    @Test
    void whatADeadServerLeftDoesNotHinder() throws IOException {
        Path spool = Files.createDirectories(folder.resolve("old-spool/x"));
        Files.writeString(
                folder.resolve("gz1.server"),
                "{\"zplan-sim-server\":1,\"pid\":1,\"user\":\"u\",\"since\":\"s\",\"spool\":\"" + spool.getParent()
                        + "\",\"bin\":\"b\"}");
        assertThat(links(LocatedHost.of(files))).isEmpty();
        try (SimServer server = serve()) {
            assertThat(server).isNotNull();
            assertThat(spool).doesNotExist();
        }
    }

    @Test
    void theLogSurvivesALineThatWasCutOff() throws IOException {
        LocatedHost.of(files).run(List.of("uname"), "");
        Files.writeString(
                files.log().path(),
                Files.readString(files.log().path()) + "{\"time\":\"2026",
                StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(files.log().read()).singleElement().satisfies(entry -> {
            assertThat(entry.argv()).containsExactly("uname");
            assertThat(entry.result()).isEqualTo("0");
        });
    }
}
