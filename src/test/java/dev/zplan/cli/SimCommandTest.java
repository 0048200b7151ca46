package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.sim.serve.CommandLog;
import dev.zplan.sim.serve.HostFiles;
import dev.zplan.sim.serve.SimServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimCommandTest {

    @TempDir
    Path folder;

    @Test
    void aHostThatTheSettingsDoNotNameIsMadeAndItsLineTold() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("sim", "create", "oi", "--flavour", "openindiana")
                        .ok()
                        .out())
                .isEqualTo("""
                        Created oi (openindiana).
                        zplan.kdl does not name it yet; add: host "oi" via="sim" flavour="openindiana"
                        """);
        assertThat(bench.run("sim", "run", "oi", "--", "uname", "-v").ok().out())
                .startsWith("illumos-");
        assertThat(bench.run("sim", "create", "lab").ok().out()).isEqualTo("Created lab (omnios).\n");
    }

    @Test
    void aHostIsMadeOnlyOnceAndOnlyWithAGoodName() {
        Workbench bench = Workbench.in(folder);
        bench.run("sim", "create", "lab").ok();
        Workbench.Run again = bench.run("sim", "create", "lab");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("zplan::sim::exists", "zplan sim reset lab");
        assertThat(bench.run("sim", "create", "../x").err()).contains("zplan::sim::bad_name");
        assertThat(bench.run("sim", "create", "x", "--flavour", "bsd").err()).contains("zplan::sim::bad_flavour");
        assertThat(bench.has(".zplan/x.json")).isFalse();
    }

    @Test
    void hostsAreListedUsedOrNot() {
        Workbench bench = Workbench.in(folder);
        bench.run("sim", "create", "oi", "--flavour", "openindiana").ok();
        assertThat(bench.run("sim", "list").ok().out()).isEqualTo("""
                HOST  FLAVOUR      ZONES  RUNNING  FAULTS  SERVER  KNOWN
                lab   omnios       -      -        -       -       yes
                oi    openindiana  0      0        0       -       no
                """);
        bench.run("apply", "--yes").ok();
        bench.run("sim", "fail", "lab", "nothing").ok();
        assertThat(bench.run("sim", "list", "--output", "json").ok().out())
                .contains("\"zones\" : \"1\"", "\"running\" : \"1\"", "\"faults\" : \"1\"");
    }

    @Test
    void runIsTheCommandsOwnOutputAndExitCode() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("sim", "run", "lab", "--", "zoneadm", "list", "-p")
                        .ok()
                        .out())
                .isEqualTo("0:global:running:/::ipkg:shared:0\n");
        Workbench.Run refused = bench.run("sim", "run", "lab", "--", "zoneadm", "-z", "no", "boot");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).isEqualTo("zoneadm: no: No such zone configured\n");
        assertThat(bench.run("sim", "run", "lab", "--", "nosuch").exitCode()).isEqualTo(127);
        assertThat(bench.run("sim", "run", "lbb", "--", "ls").err()).contains("did you mean lab?");
    }

    @Test
    void runPassesStandardInputToWhatReadsIt() {
        Workbench bench = Workbench.in(folder);
        bench.reading(
                "create -b; set zonepath=/zones/a; set brand=lipkg\n", "sim", "run", "lab", "--", "zonecfg", "-z", "a");
        assertThat(bench.run("sim", "run", "lab", "--", "zoneadm", "list", "-c")
                        .ok()
                        .out())
                .isEqualTo("global\na\n");
        assertThat(bench.reading("räksmörgås", "sim", "run", "lab", "--", "cat")
                        .ok()
                        .out())
                .isEqualTo("räksmörgås");
    }

    @Test
    void filesThatTheHostLacksAreThoseOfTheMachine() {
        Workbench bench = Workbench.in(folder).write("a.cfg", "create -b\nset zonepath=/zones/a\nset brand=lipkg\n");
        bench.run("sim", "run", "lab", "--", "zonecfg", "-z", "a", "-f", "a.cfg")
                .ok();
        bench.run("sim", "run", "lab", "--", "zonecfg", "-z", "a", "export", "-f", "b.cfg")
                .ok();
        assertThat(bench.read("b.cfg")).startsWith("create -b\nset zonepath=/zones/a\n");
        assertThat(bench.run("sim", "run", "lab", "--", "zonecfg", "-z", "b", "-f", "no.cfg")
                        .err())
                .isEqualTo("could not open file no.cfg: No such file or directory\n");
    }

    @Test
    void resetAsksAndTellsWhatTheRegistryOwns() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("sim", "reset", "lab").err()).contains("zplan::apply::no_terminal");
        assertThat(bench.answering("no", "sim", "reset", "lab").out()).contains("Nothing was done.");
        assertThat(bench.run("list").ok().out()).contains("running");
        assertThat(bench.run("sim", "reset", "lab", "--yes").ok().out())
                .isEqualTo("Reset lab.\nThe registry still owns 5 resources there: zplan apply makes them again.\n");
        assertThat(bench.run("sim", "run", "lab", "--", "zoneadm", "list", "-c")
                        .ok()
                        .out())
                .isEqualTo("global\n");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("list").ok().out()).contains("running");
    }

    @Test
    void faultsWaitAndStrikeAndAreForgotten() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("sim", "fail", "lab", "zoneadm list", "--nth", "2", "--exit", "3", "--stderr", "no luck")
                        .ok()
                        .out())
                .isEqualTo("Command 2 on lab that matches 'zoneadm list' will end with 3.\n");
        assertThat(bench.run("sim", "fail", "lab", "--list").ok().out()).isEqualTo("""
                PATTERN       NTH  KIND  WHEN    EXIT  STDERR
                zoneadm list  2    fail  before  3     no luck
                """);
        bench.run("sim", "run", "lab", "--", "zoneadm", "list").ok();
        Workbench.Run struck = bench.run("sim", "run", "lab", "--", "zoneadm", "list");
        assertThat(struck.exitCode()).isEqualTo(3);
        assertThat(struck.err()).isEqualTo("no luck\n");
        bench.run("sim", "fail", "lab", "x", "--hang").ok();
        assertThat(bench.run("sim", "fail", "lab", "--clear").ok().out()).isEqualTo("Forgot 1 fault of lab.\n");
        assertThat(bench.run("sim", "fail", "lab", "--list").ok().out().lines()).hasSize(1);
    }

    @Test
    void hangAndCrashHaveExitCodesOfTheirOwn() {
        Workbench bench = Workbench.in(folder);
        bench.run("sim", "fail", "lab", "uname", "--hang").ok();
        bench.run("sim", "fail", "lab", "uname", "--crash").ok();
        assertThat(bench.run("sim", "run", "lab", "--", "uname").exitCode()).isEqualTo(124);
        assertThat(bench.run("sim", "run", "lab", "--", "uname").exitCode()).isEqualTo(137);
        assertThat(bench.run("sim", "run", "lab", "--", "uname").ok().out()).isEqualTo("SunOS\n");
    }

    @Test
    void aFaultMustBeOne() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("sim", "fail", "lab").err()).contains("give one of PATTERN, --list and --clear");
        assertThat(bench.run("sim", "fail", "lab", "x", "--nth", "0").err()).contains("--nth counts from 1");
        assertThat(bench.run("sim", "fail", "lab", "(").err()).contains("no regular expression");
    }

    @Test
    void theLogTellsCommandsButNotWhatTheyRead() throws Exception {
        Workbench bench = Workbench.in(folder);
        bench.reading("set-of-secrets\n", "sim", "run", "lab", "--", "zonecfg", "-z", "it's");
        bench.run("sim", "run", "lab", "--", "zoneadm", "list").ok();
        assertThat(bench.run("sim", "log", "lab", "--last", "1").ok().out())
                .containsPattern("(?s)TIME +MS +RESULT +COMMAND\n\\S+ +\\d+ +0 +zoneadm list\n$");
        assertThat(bench.run("sim", "log", "lab", "--output", "json").ok().out())
                .contains("[ \"zonecfg\", \"-z\", \"it's\" ]", "\"result\" : \"2\"");
        Path log = folder.resolve(".zplan/sim/lab.log.jsonl");
        assertThat(Files.readString(log)).startsWith("{\"zplan-sim-log\":1}\n").doesNotContain("secrets");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");
        Files.writeString(log, "something else\n");
        assertThat(bench.run("sim", "log", "lab").err()).contains("zplan::sim::damaged_log");
    }

    @Test
    void whatOthersDoOnAServedHostIsDoneByItsServer() throws Exception {
        Workbench bench = Workbench.in(folder);
        bench.run("facts").ok();
        HostFiles files = new HostFiles(folder.resolve(".zplan/sim"), "lab");
        String before = Files.readString(files.state());
        SimServer.Options options = new SimServer.Options(folder.resolve("bin"), "tester", argv -> Duration.ZERO);
        try (SimServer server = SimServer.start(files, options)) {
            assertThat(server).isNotNull();
            bench.run("apply", "--yes").ok();
            assertThat(bench.run("plan").ok().out()).contains("No changes.");
            bench.run("sim", "fail", "lab", "zoneadm list", "--hang").ok();
            assertThat(bench.run("sim", "run", "lab", "--", "zoneadm", "list").exitCode())
                    .isEqualTo(124);
            assertThat(bench.run("sim", "reset", "lab", "--yes").err()).contains("zplan::sim::served");
            assertThat(bench.run("sim", "serve", "lab", "--bin", "bin2").err()).contains("zplan::sim::served");
            assertThat(bench.run("sim", "list").ok().out())
                    .contains(" " + ProcessHandle.current().pid() + " ");
        }
        assertThat(bench.has("bin")).isFalse();
        assertThat(Files.readString(files.state())).isNotEqualTo(before);
        assertThat(bench.run("list").ok().out()).contains("running");
        assertThat(bench.run("sim", "list").ok().out())
                .doesNotContain(" " + ProcessHandle.current().pid() + " ");
    }

    @Test
    void aServerDoesNotOverwriteWhatItDidNotWrite() {
        Workbench bench = Workbench.in(folder).write("bin/zoneadm", "#!/bin/sh\n");
        Workbench.Run run = bench.run("sim", "serve", "lab", "--bin", "bin");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("zplan::sim::in_the_way", "bin/zoneadm");
        assertThat(bench.run("sim", "serve", "lab", "--bin", "b", "--latency", "boot=soon")
                        .err())
                .contains("zplan::sim::bad_delay");
    }

    @Test
    void commandsTakeTheTimeThatIsSaid() {
        Workbench bench = Workbench.in(folder);
        bench.run("sim", "create", "lab").ok();
        assertThat(bench.run("sim", "delay", "lab").ok().out()).isEqualTo("Commands on lab take no time.\n");
        assertThat(bench.run("sim", "delay", "lab", "20ms", "list=1s", "list=60ms")
                        .ok()
                        .out())
                .isEqualTo("Commands on lab take 20ms, list=60ms.\n");
        bench.run("sim", "run", "lab", "--", "uname").ok();
        bench.run("sim", "run", "lab", "--", "zoneadm", "list").ok();
        List<Long> millis = new HostFiles(folder.resolve(".zplan/sim"), "lab")
                .log().read().stream().map(CommandLog.Entry::millis).toList();
        assertThat(millis.get(0)).isGreaterThanOrEqualTo(20);
        assertThat(millis.get(1)).isGreaterThanOrEqualTo(60);
        assertThat(bench.run("sim", "delay", "lab", "--clear").ok().out()).isEqualTo("Commands on lab take no time.\n");
        assertThat(bench.run("sim", "delay", "lab").ok().out()).isEqualTo("Commands on lab take no time.\n");
    }

    @Test
    void whatIsNoTimeIsRefused() {
        Workbench bench = Workbench.in(folder);
        assertThat(bench.run("sim", "delay", "lab", "boot=soon").err())
                .contains("zplan::sim::bad_delay", "\"boot=soon\" is no time");
        assertThat(bench.run("sim", "delay", "lab", "--clear", "5s").err()).contains("zplan::sim::bad_delay");
    }
}
