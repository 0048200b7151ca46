package dev.zplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.host.Sshd;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program, the real ssh and sshd, and a host whose programs are those of a served simulated one. */
class RealHostIT {

    private static final Path ROOT =
            Path.of(System.getProperty("zplan.root", ".")).toAbsolutePath();

    private static final String PLAN = """
            etherstub "internal0"
            zone "web" {
                template "omnios"
                net over="internal0" address="10.99.0.10/24"
                dataset "rpool/data/web" quota="20G"
                attr "role" "it's $x `y` \\\\ *"
                state "running"
            }
            """;

    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path bin;
    private Path work;
    private Path simulator;
    private String path = System.getenv("PATH");

    record Result(int exit, String out, String err) {}

    @BeforeEach
    void makeWorkspaces() throws IOException {
        bin = temp.resolve("bin");
        simulator = Files.createDirectories(temp.resolve("sim"));
        Files.writeString(simulator.resolve("zplan.kdl"), "zplan 1\nhost \"gz1\" via=\"sim\"\n");
        work = Files.createDirectories(temp.resolve("work/plans")).getParent();
        Files.writeString(work.resolve("plans/web.kdl"), PLAN);
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(20, SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private Process start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("zplan").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("PATH", path);
        builder.environment().put("HOME", temp.toString());
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Result zplan(Path folder, String... arguments) throws Exception {
        Process process = start(folder, arguments);
        process.outputWriter(UTF_8).close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        if (!process.waitFor(60, SECONDS)) {
            throw new AssertionError("it did not end");
        }
        return new Result(process.exitValue(), out, err);
    }

    /** The served host's programs, and more of them: those that would else be this machine's. */
    private void serve() throws IOException {
        Process server = start(simulator, "sim", "serve", "gz1", "--bin", bin.toString());
        BufferedReader lines = server.inputReader(UTF_8);
        assertThat(lines.readLine()).startsWith("serving gz1");
        String model = Files.readString(bin.resolve("zonename"));
        Path more = Files.createDirectories(temp.resolve("more"));
        for (String name : List.of("ls", "ln", "mkdir", "rm", "id")) {
            Path file = Files.writeString(more.resolve(name), model.replace("zonename", name));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void settings(String host) throws IOException {
        Files.writeString(
                work.resolve("zplan.kdl"),
                "zplan 1\nhost " + host + " path=\"" + temp.resolve("more") + ":" + bin + ":/usr/bin:/bin\"\n");
    }

    /** From nothing to a running zone, a failure that is rolled back, and to nothing again. */
    private void live() throws Exception {
        Result applied = zplan(work, "apply", "web", "--yes");
        assertThat(applied.err()).isEmpty();
        assertThat(applied.out()).contains("Applied: 6 steps done.");
        assertThat(zplan(simulator, "sim", "run", "gz1", "--", "zoneadm", "list")
                        .out())
                .isEqualTo("global\nweb\n");
        assertThat(zplan(simulator, "sim", "run", "gz1", "--", "zonecfg", "-z", "web", "export")
                        .out())
                .contains("set value=\"it's $x `y` \\ *\"");
        assertThat(zplan(work, "plan", "web").out()).startsWith("No changes.");
        assertThat(zplan(simulator, "sim", "run", "gz1", "--", "ls", "/var/run/zplan.lock")
                        .exit())
                .as("the lock is given back")
                .isNotZero();

        Files.writeString(
                work.resolve("plans/web.kdl"), PLAN.replace("20G", "30G").replace("attr", "cpu-cap 2\nattr"));
        assertThat(zplan(simulator, "sim", "fail", "gz1", "zoneadm.*boot", "--exit", "3")
                        .exit())
                .isZero();
        List<String> before = facts();
        Result failed = zplan(work, "apply", "web", "--yes");
        assertThat(failed.exit()).as(failed.out() + failed.err()).isEqualTo(3);
        assertThat(failed.out()).contains("ended with exit code 3", "Rolled back: everything is as it was before.");
        assertThat(facts()).containsExactlyElementsOf(before);

        assertThat(zplan(work, "destroy", "--plan", "web", "--yes", "--purge-data")
                        .exit())
                .isZero();
        assertThat(zplan(simulator, "sim", "run", "gz1", "--", "zoneadm", "list", "-c")
                        .out())
                .isEqualTo("global\n");
    }

    /** But for the time, the space that is used, and the id of a zone, which every boot makes anew. */
    private List<String> facts() throws Exception {
        return zplan(work, "facts")
                .out()
                .lines()
                .filter(line -> !line.matches(" *\"(available|used|id|taken)\" : .*"))
                .toList();
    }

    @Test
    void aWholeLifeOverSsh() throws Exception {
        try (Sshd sshd = Sshd.start(temp.resolve("sshd"))) {
            path = sshd.client() + ":" + path;
            serve();
            settings("\"gz1\" via=\"ssh\"");
            live();
        }
    }

    @Test
    void aWholeLifeInTheGlobalZoneItself() throws Exception {
        serve();
        settings("\"gz1\" via=\"local\"");
        live();
    }

    @Test
    void whatSshSaysIsTold() throws Exception {
        try (Sshd sshd = Sshd.start(temp.resolve("sshd"))) {
            path = sshd.client() + ":" + path;
            Files.copy(temp.resolve("sshd/stranger"), temp.resolve("sshd/user"), StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(work.resolve("zplan.kdl"), "zplan 1\nhost \"gz1\" via=\"ssh\"\n");
            for (String command : List.of("plan", "apply")) {
                Result refused = command.equals("plan") ? zplan(work, "plan") : zplan(work, "apply", "--yes");
                assertThat(refused.exit()).isEqualTo(1);
                assertThat(refused.err())
                        .contains("error[zplan::host::auth_refused]: the host gz1: gz1 lets nobody in")
                        .contains("help: zplan never asks for a password");
            }
        }
    }

    @Test
    void thisMachineIsRefusedUnlessItIsIllumos() throws Exception {
        Files.writeString(work.resolve("zplan.kdl"), "zplan 1\nhost \"gz1\" via=\"local\"\n");
        Result refused = zplan(work, "plan");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("via=\"sim\"", "error[zplan::host::not_illumos]");
    }
}
