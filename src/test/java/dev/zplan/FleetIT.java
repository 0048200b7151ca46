package dev.zplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.host.Sshd;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program over the real ssh, on one host and on five, with the server killed in the middle of an apply. */
class FleetIT {

    private static final Path ROOT =
            Path.of(System.getProperty("zplan.root", ".")).toAbsolutePath();

    private static final String PLAN = """
            etherstub "internal0" on="all"
            zone "web" {
                on "all"
                template "omnios"
                net over="internal0" address="10.99.0.10/24"
                attr "host" "${host}"
            }
            """;

    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path work = Path.of("");
    private Path simulator = Path.of("");
    private String path = System.getenv("PATH");

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
        Process process = builder.redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    private String zplan(int exitCode, Path folder, String... arguments) throws Exception {
        Process process = start(folder, arguments);
        process.outputWriter(UTF_8).close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out).isEqualTo(exitCode);
        return out;
    }

    /** Serves simulated hosts, and names them in the workspace that reaches them over ssh. */
    private void serve(int count) throws IOException {
        simulator = Files.createDirectories(temp.resolve("sim"));
        work = Files.createDirectories(temp.resolve("work"));
        Files.createDirectories(work.resolve("plans"));
        Files.writeString(work.resolve("plans/web.kdl"), PLAN);
        StringBuilder simulated = new StringBuilder("zplan 1\n");
        StringBuilder reached = new StringBuilder("zplan 1\n");
        for (int i = 1; i <= count; i++) {
            Path bin = temp.resolve("bin" + i);
            simulated.append("host \"gz" + i + "\" via=\"sim\"\n");
            reached.append("host \"gz" + i + "\" via=\"ssh\" address=\"127.0.0." + i + "\" port=PORT path=\""
                    + temp.resolve("more" + i) + ":" + bin + ":/usr/bin:/bin\"\n");
        }
        Files.writeString(simulator.resolve("zplan.kdl"), simulated.toString());
        Files.writeString(work.resolve("zplan.kdl"), reached.toString());
        List<Process> servers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            servers.add(start(
                    simulator,
                    "sim",
                    "serve",
                    "gz" + i,
                    "--bin",
                    temp.resolve("bin" + i).toString()));
        }
        for (int i = 1; i <= count; i++) {
            BufferedReader lines = servers.get(i - 1).inputReader(UTF_8);
            assertThat(lines.readLine()).startsWith("serving gz" + i);
            String model = Files.readString(temp.resolve("bin" + i + "/zonename"));
            Path more = Files.createDirectories(temp.resolve("more" + i));
            for (String name : List.of("ls", "ln", "rm", "id", "mkdir")) {
                Path file = Files.writeString(more.resolve(name), model.replace("zonename", name));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private String zones(int host) throws Exception {
        return zplan(0, simulator, "sim", "run", "gz" + host, "--", "zoneadm", "list", "-c");
    }

    /** Reads what an apply says until it says that. */
    private static StringBuilder until(BufferedReader lines, String words) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains(words)) {
                return said;
            }
        }
        throw new AssertionError("it never said \"" + words + "\":\n" + said);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void whatADeadServerInterruptedIsRecovered(int count) throws Exception {
        String[] listen = IntStream.rangeClosed(2, 5)
                .mapToObj(i -> "ListenAddress 127.0.0." + i)
                .toArray(String[]::new);
        try (Sshd sshd = Sshd.start(temp.resolve("sshd"), listen)) {
            path = sshd.client() + ":" + path;
            serve(count);
            Path settings = work.resolve("zplan.kdl");
            Files.writeString(settings, Files.readString(settings).replace("PORT", String.valueOf(sshd.port())));
            zplan(0, simulator, "sim", "fail", "gz" + count, "zoneadm.*boot", "--hang");

            Process apply = start(work, "apply", "--yes");
            BufferedReader lines = apply.inputReader(UTF_8);
            StringBuilder said = until(lines, "gz" + count + "/boot/web: starting");
            sshd.kill();
            lines.lines().forEach(line -> said.append(line).append('\n'));
            assertThat(apply.waitFor(60, SECONDS)).isTrue();
            assertThat(apply.exitValue()).as(said.toString()).isEqualTo(4);
            assertThat(said).contains("zplan recover");

            sshd.again();
            zplan(0, simulator, "sim", "fail", "gz" + count, "--clear");
            zplan(0, work, "recover", "--yes");
            assertThat(zones(count)).isEqualTo("global\n");
            zplan(0, work, "apply", "--yes");
            assertThat(zplan(0, work, "plan")).startsWith("No changes.");
            assertThat(zones(count)).isEqualTo("global\nweb\n");
        }
    }
}
