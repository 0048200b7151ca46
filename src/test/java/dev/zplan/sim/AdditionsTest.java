package dev.zplan.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.resource.Flavour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is run on a host in a file is written behind its state, and run again by whoever opens it. */
class AdditionsTest {

    @TempDir
    Path directory;

    private Path state;
    private Path added;
    private SimHost host;

    @BeforeEach
    void begin() {
        state = directory.resolve("lab.json");
        added = directory.resolve("lab.json.added");
        host = SimHost.create(Flavour.OMNIOS, 1, state);
    }

    @Test
    void theSameHostComesBack() throws IOException {
        Lab lab = new Lab(host);
        lab.ok("dladm create-vnic -l igb1 web0");
        lab.running("web", "lipkg", "add net; set physical=web0; end");
        lab.run("svcs -z web -H -o state svc:/milestone/multi-user-server:default");
        host.run(List.of("zlogin", "web", "cat > /etc/motd"), "gr\u00fc\u00dfe \udcff\n");
        lab.run("zfs create rpool");
        assertThat(Files.readAllLines(added, StandardCharsets.ISO_8859_1)).hasSizeGreaterThan(6);
        assertThat(SimHost.open(state).dump()).isEqualTo(host.dump());
    }

    @Test
    void readingAddsNothingUnlessTimePassesByIt() throws IOException {
        host.read(List.of("zoneadm", "list", "-cp"));
        host.read(List.of("zfs", "get", "all"));
        assertThat(added).doesNotExist();
        host.read(List.of("svcs", "-H", "-o", "state"));
        assertThat(Files.readAllLines(added)).hasSize(2);
        assertThat(SimHost.open(state).dump()).isEqualTo(host.dump());
    }

    @Test
    void theStateIsWrittenWhenTheAdditionsAreLongerThanIt() throws IOException {
        long before = Files.size(state);
        int run = 0;
        do {
            host.run("dladm", "create-etherstub", "stub" + run++);
        } while (Files.exists(added));
        assertThat(run).isGreaterThan(100);
        assertThat(Files.size(state)).isGreaterThan(before);
        assertThat(Files.readString(state)).isEqualTo(host.dump());
    }

    @Test
    void whoRunsThemAgainLeavesTheStateToTheNext() throws IOException {
        host.run("dladm", "create-etherstub", "stub0");

        SimHost again = SimHost.open(state);

        assertThat(added).doesNotExist();
        assertThat(Files.readString(state)).isEqualTo(host.dump()).isEqualTo(again.dump());
    }

    @Test
    void whereTheStateCannotBeWrittenTheyStay() throws IOException {
        host.run("dladm", "create-etherstub", "stub0");
        Files.createDirectories(directory.resolve("lab.json.new/in the way"));

        assertThat(SimHost.open(state).dump()).isEqualTo(host.dump());
        assertThat(added).exists();
    }

    @Test
    void additionsToAnotherStateCountForNothing() throws IOException {
        host.run("dladm", "create-etherstub", "stub0");
        Files.copy(added, directory.resolve("kept"));
        host.delayServices(Duration.ofSeconds(7));
        assertThat(added).doesNotExist();
        Files.copy(directory.resolve("kept"), added, StandardCopyOption.REPLACE_EXISTING);
        assertThat(SimHost.open(state).dump()).isEqualTo(host.dump());
    }

    @Test
    void aLineThatIsNotWholeIsOverwritten() throws IOException {
        host.run("dladm", "create-etherstub", "stub0");
        String whole = host.dump();
        Files.writeString(added, "{\"argv\":[\"dladm\",\"create", StandardOpenOption.APPEND);
        SimHost again = SimHost.open(state);
        assertThat(again.dump()).isEqualTo(whole);
        again.run("dladm", "create-etherstub", "stub1");
        assertThat(new Lab(SimHost.open(state)).ok("dladm show-etherstub -p -o link"))
                .isEqualTo("stub0\nstub1\n");
    }
}
