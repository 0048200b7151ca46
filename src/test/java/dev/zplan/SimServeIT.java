package dev.zplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A served simulated host as scripts see it: the real program as a process, and programs on the PATH. */
class SimServeIT {

    private static final Path ROOT =
            Path.of(System.getProperty("zplan.root", ".")).toAbsolutePath();

    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();
    private Path bin;
    private Path work;

    record Result(int exit, String out, String err) {}

    @BeforeEach
    void makeWorkspace() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
        bin = temp.resolve("a 'bin'");
        work = Files.createDirectories(temp.resolve("work"));
        Files.writeString(work.resolve("zplan.kdl"), "zplan 1\nhost \"gz1\" via=\"sim\"\n");
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

    private Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static Result await(Process process) throws Exception {
        if (!process.waitFor(60, SECONDS)) {
            throw new AssertionError("it did not end");
        }
        return new Result(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), UTF_8),
                new String(process.getErrorStream().readAllBytes(), UTF_8));
    }

    private Result sh(String script) throws Exception {
        Process process = start("/bin/sh", "-c", script);
        process.outputWriter(UTF_8).close();
        return await(process);
    }

    private Result zplan(String... arguments) throws Exception {
        return await(start(command(arguments)));
    }

    private String[] command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("zplan").toString()));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private Process serve(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("sim", "serve", "gz1", "--bin", bin.toString()));
        arguments.addAll(List.of(options));
        Process server = start(command(arguments.toArray(String[]::new)));
        BufferedReader lines = server.inputReader(UTF_8);
        assertThat(lines.readLine()).startsWith("serving gz1; export PATH=").endsWith(":$PATH");
        return server;
    }

    @Test
    void aScriptForARealHostRunsUnchanged() throws Exception {
        serve();
        Result result = sh("exec sh '" + ROOT.resolve("plans/examples/by-hand.sh") + "'");
        assertThat(result.err()).isEmpty();
        assertThat(result.out().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "UUID"))
                .isEqualTo(Files.readString(ROOT.resolve("src/test/resources/golden/by-hand.txt")));
        assertThat(result.exit()).isZero();
    }

    @Test
    void wordsBytesAndExitCodesArriveAsTheyAre() throws Exception {
        serve();
        assertThat(sh("zonecfg -z 'it'\\''s' export").err()).startsWith("it's: ");
        assertThat(sh("zonecfg -z a 'create -b\nset zonepath=/zones/a\nset brand=lipkg\nadd attr\nset name=n\n"
                                + "set type=string\nset value=\"é $x\"\nend'; zonecfg -z a info attr")
                        .out())
                .contains("value: \"é $x\"");
        assertThat(sh("zoneadm -z nosuch boot").exit()).isEqualTo(1);
        assertThat(sh("zoneadm nosuch").exit()).isEqualTo(sh("zoneadm -Q").exit());
        assertThat(sh("pfexec zoneadm list && pfexec /usr/sbin/zoneadm list && pfexec echo x")
                        .out())
                .isEqualTo("global\nglobal\nx\n");
    }

    @Test
    void standardInputIsLeftToTheLoopThatItBelongsTo() throws Exception {
        serve();
        sh("for z in a b c; do zonecfg -z $z 'create -b; set brand=lipkg; set zonepath=/zones/'$z; done");
        assertThat(sh("printf 'a\\nb\\nc\\n' | while read z; do zoneadm -z $z install; done; zoneadm list -i")
                        .out())
                .endsWith("global\na\nb\nc\n");
        assertThat(sh("printf 'set autoboot=true\\n' | zonecfg -z a; zonecfg -z a info autoboot")
                        .out())
                .isEqualTo("autoboot: true\n");
        assertThat(sh("printf 'set autoboot=false\\n' >x; zonecfg -z a -f x; zonecfg -z a export -f y; cat y")
                        .out())
                .contains("set autoboot=false");
    }

    @Test
    void severalScriptsAreServedAtOnce() throws Exception {
        serve("--latency", "slow=60s");
        Process slow = start("/bin/sh", "-c", "exec zonecfg -z slow info");
        assertThat(slow.waitFor(1, SECONDS)).isFalse();
        assertThat(
                        sh("for n in 1 2 3 4 5 6; do dladm create-etherstub s$n & done; wait; dladm show-etherstub -p -o link | sort")
                                .out())
                .isEqualTo("s1\ns2\ns3\ns4\ns5\ns6\n");
        assertThat(zplan("sim", "run", "gz1", "--", "zoneadm", "list").out()).isEqualTo("global\n");
        assertThat(slow.isAlive()).isTrue();
    }

    @Test
    void aKilledCallerFreesItsPlaceAndADyingOneIsKilled() throws Exception {
        serve();
        zplan("sim", "fail", "gz1", "zoneadm list", "--hang");
        Process hanging = start("/bin/sh", "-c", "exec zoneadm list");
        assertThat(hanging.waitFor(1, SECONDS)).isFalse();
        hanging.destroy();
        assertThat(hanging.waitFor(10, SECONDS)).isTrue();
        zplan("sim", "fail", "gz1", "zoneadm list", "--crash");
        assertThat(sh("sh -c 'zoneadm list'; echo $?").out()).isEqualTo("137\n");
        assertThat(sh("zoneadm list").out()).isEqualTo("global\n");
        assertThat(zplan("sim", "log", "gz1").out()).contains(" hang ", " crash ", " 0 ");
    }

    @Test
    void aServerThatEndsWritesTheStateAndCleansUp() throws Exception {
        Process server = serve();
        sh("dladm create-etherstub stub0");
        assertThat(zplan("sim", "serve", "gz1", "--bin", "other").err())
                .contains("zplan::sim::served", "process " + server.pid() + " of ");
        server.destroy();
        assertThat(server.waitFor(20, SECONDS)).isTrue();
        assertThat(bin).doesNotExist();
        assertThat(zplan("sim", "run", "gz1", "--", "dladm", "show-etherstub", "-p", "-o", "link")
                        .out())
                .isEqualTo("stub0\n");
    }

    @Test
    void aKilledServerIsNoticedAndCanBeStartedAgain() throws Exception {
        Process server = serve("--latency", "boot=60s");
        sh("zonecfg -z a 'create -b; set brand=lipkg; set zonepath=/zones/a'; zoneadm -z a install");
        Process waiting = start("/bin/sh", "-c", "exec zoneadm -z a boot");
        assertThat(waiting.waitFor(1, SECONDS)).isFalse();
        server.destroyForcibly();
        assertThat(server.waitFor(10, SECONDS)).isTrue();
        Result left = await(waiting);
        assertThat(left.exit()).isEqualTo(69);
        assertThat(left.err()).contains("nobody serves the simulated host gz1 any more");
        assertThat(sh("zoneadm list").exit()).isEqualTo(69);
        assertThat(zplan("sim", "run", "gz1", "--", "zoneadm", "list").out()).isEqualTo("global\n");
        serve();
        assertThat(sh("zoneadm list").out()).isEqualTo("global\n");
    }

    @Test
    void zplanDiesWhereAFaultSaysSoAndRecovers() throws Exception {
        Files.createDirectories(work.resolve("plans"));
        Files.writeString(work.resolve("plans/p.kdl"), """
                zone "web" {
                    template "omnios"
                }
                """);
        serve();
        zplan("sim", "fail", "gz1", "zoneadm -z web boot", "--crash", "--after");
        Result died = zplan("apply", "--yes");
        assertThat(died.exit()).isEqualTo(137);
        assertThat(died.err()).contains("dies at: zoneadm -z web boot");
        assertThat(sh("zoneadm list").out()).isEqualTo("global\nweb\n");
        assertThat(zplan("recover", "--yes").exit()).isZero();
        assertThat(sh("zoneadm list -c").out()).isEqualTo("global\n");
    }
}
