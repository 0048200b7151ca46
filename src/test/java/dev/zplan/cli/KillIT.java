package dev.zplan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program, killed at random moments of an apply on a served host, leaves something that recover can always put right. */
class KillIT {

    private static final Path ROOT =
            Path.of(System.getProperty("zplan.root", ".")).toAbsolutePath();

    private static final String ONE = """
            etherstub "internal0"
            zone "web" {
                template "omnios"
                net pool="internal"
                dataset "rpool/data/web" quota="1G" delegate=#true
                attr "role" "frontend"
            }
            zone "old" {
                template "sparse"
                net pool="internal"
            }
            """;

    private static final String OTHER = """
            etherstub "internal0"
            etherstub "more0"
            zone "web" {
                template "omnios"
                net pool="internal"
                net over="more0" vlan=7
                dataset "rpool/data/web" quota="2G" delegate=#true
                attr "role" "backend"
            }
            zone "new" {
                template "omnios"
                install clone="web"
                net pool="internal"
            }
            """;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private Workbench bench;

    @BeforeEach
    void serveTheHost() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
        bench = Workbench.in(folder).onThisMachine().write("plans/quickstart.kdl", ONE);
        Process server =
                start("sim", "serve", "lab", "--bin", folder.resolve("bin").toString());
        BufferedReader lines = server.inputReader(UTF_8);
        assertThat(lines.readLine()).startsWith("serving lab; ");
        bench.run("apply", "--yes").ok();
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

    @Test
    void aFewTimes() throws Exception {
        killed(6, 20260102);
    }

    @Test
    @Tag("thorough")
    void aHundredTimes() throws Exception {
        killed(100, 20260103);
    }

    private void killed(int times, long seed) throws Exception {
        Random random = new Random(seed);
        int recovered = 0;
        for (int i = 0; i < times; i++) {
            bench.write("plans/quickstart.kdl", i % 2 == 0 ? OTHER : ONE);
            String before = facts();
            kill(random.nextInt(1200));
            recovered += recover(i % 4 < 2, before) ? 1 : 0;
            bench.run("apply", "--yes");
            assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
        }
        assertThat(recovered).isPositive();
    }

    /** Applies, and dies that many milliseconds after the first step began, unless it was faster. */
    private void kill(int milliseconds) throws Exception {
        Process zplan = start("apply", "--yes", "--lock-timeout", "1m");
        BufferedReader lines = zplan.inputReader(UTF_8);
        String line = lines.readLine();
        while (line != null && !line.endsWith("ing")) {
            line = lines.readLine();
        }
        if (!zplan.waitFor(milliseconds, MILLISECONDS)) {
            zplan.destroyForcibly();
        }
        assertThat(zplan.waitFor(60, SECONDS)).isTrue();
    }

    /** Whether there was something to recover; then the host is as it was, or as it was to be. */
    private boolean recover(boolean resume, String before) {
        Workbench.Run run = bench.run("recover", resume ? "--resume" : "--rollback", "--yes");
        if (run.err().contains("zplan::recover::committed")) {
            run = bench.run("recover", "--yes");
        }
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        if (run.out().contains("Rolled back")) {
            assertThat(facts().lines().toList())
                    .as(run.out())
                    .containsExactlyElementsOf(before.lines().toList());
        }
        return !run.out().startsWith("Nothing to recover");
    }

    /** What is on the host, but for what is another each time: free space, the ids of booted zones, and whether a MAC was given. */
    private String facts() {
        return bench.facts().replaceAll(" *\"(available|used|id|mac-type)\" : \"[0-9a-z]+\",?\\n", "");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("zplan").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }
}
