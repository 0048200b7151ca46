package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.host.Terminal;
import dev.zplan.module.CommandLine;
import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecCommandTest {

    private static final String ZONES = """
            zone "web" template="omnios"
            zone "mail" template="omnios"
            zone "spare" { template "omnios"; state "installed"; }
            """;

    @TempDir
    Path folder;

    private Workbench bench() {
        Workbench bench = Workbench.in(folder).write("plans/quickstart.kdl", ZONES);
        bench.run("apply", "--yes").ok();
        return bench;
    }

    @Test
    void eachLineNamesItsZoneAndZonesThatDoNotRunAreTold() {
        Workbench.Run run = bench().run("exec", "--all", "--", "sh", "-c", "zonename; echo second");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                mail  | mail
                mail  | second
                web   | web
                web   | second
                """);
        assertThat(run.err()).isEqualTo("spare | zplan: not run: the zone is installed\n");
    }

    @Test
    void aNamedZoneThatDoesNotRunIsAnError() {
        Workbench.Run run = bench().run("exec", "spare", "web", "--", "true");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("spare | zplan: not run: the zone is installed\n");
    }

    @Test
    void wordsArriveAsTheyAre() {
        String words = "it's $HOME `id` \"x\" * \\ ; ls | & (a) #b ~";
        Workbench bench = bench();
        for (String[] option : new String[][] {{}, {"--safe"}}) {
            String[] line = new String[option.length + 6];
            System.arraycopy(new String[] {"exec", "web", "--no-prefix"}, 0, line, 0, 3);
            System.arraycopy(option, 0, line, 3, option.length);
            System.arraycopy(new String[] {"--", "echo", words}, 0, line, 3 + option.length, 3);
            assertThat(bench.run(line).ok().out()).isEqualTo(words + "\n");
        }
        assertThat(bench.run("exec", "web", "--no-prefix", "--", "echo", "a  b", "--", "-n")
                        .ok()
                        .out())
                .isEqualTo("a  b -- -n\n");
    }

    @Test
    void theWorstExitCodeCounts() {
        Workbench.Run run = bench().run("exec", "web", "mail", "--", "nothing");
        assertThat(run.exitCode()).isEqualTo(127);
        assertThat(run.err().lines().map(line -> line.replaceAll("nothing.*", "nothing")))
                .containsExactly(
                        "web  | sh: nothing",
                        "web  | zplan: ended with exit code 127",
                        "mail | sh: nothing",
                        "mail | zplan: ended with exit code 127");
    }

    @Test
    void aCommandThatHangsIsGivenUp() {
        Workbench bench = bench().fault(Fault.hang("zlogin -n web", 1, Fault.When.BEFORE));
        Workbench.Run run = bench.run("exec", "web", "--timeout", "5", "--", "true");
        assertThat(run.exitCode()).isEqualTo(124);
        assertThat(run.err()).isEqualTo("web | zplan: not ended within 5 s, and given up\n");
    }

    @Test
    void programsGetItAsJson() {
        assertThat(bench().run("exec", "web", "--output", "json", "--", "zonename")
                        .ok()
                        .out())
                .isEqualTo("""
                [ {
                  "host" : "lab",
                  "zone" : "web",
                  "state" : "running",
                  "run" : true,
                  "exit-code" : 0,
                  "timed-out" : false,
                  "stdout" : "web\\n",
                  "stderr" : ""
                } ]
                """);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        Workbench bench = bench();
        assertThat(bench.run("exec", "web").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(bench.run("exec", "web", "uptime").err()).contains("wants a command after --");
        assertThat(bench.run("exec", "--", "uptime").err()).contains("wants zones or --all");
        assertThat(bench.run("exec", "--all", "web", "--", "uptime").err()).contains("and not both");
        assertThat(bench.run("exec", "wbe", "--", "uptime").err())
                .contains("zplan::zone::unknown", "did you mean web?");
        assertThat(bench.run("exec", "web", "--host", "bal", "--", "uptime").err())
                .contains("zplan::workspace::unknown_host");
    }

    @Test
    void zonesOfOneNameAreToldApartByTheirHosts() {
        Workbench bench = Workbench.in(folder)
                .write(
                        "zplan.kdl",
                        "zplan 1\ndefault-host \"lab\"\nhost \"lab\" via=\"sim\"\nhost \"lab2\" via=\"sim\"\n")
                .write("plans/quickstart.kdl", "zone \"web\" template=\"omnios\"")
                .write("plans/other.kdl", "zone \"web\" { template \"omnios\"; host \"lab2\"; }");
        bench.run("apply", "--yes").ok();
        assertThat(bench.run("exec", "web", "--", "zonename").err())
                .contains("zplan::zone::ambiguous", "on lab and on lab2", "HOST/web");
        assertThat(bench.run("exec", "web", "--host", "lab2", "--", "zonename")
                        .ok()
                        .out())
                .isEqualTo("web | web\n");
        assertThat(bench.run("exec", "--all", "--", "zonename").ok().out())
                .isEqualTo("lab/web  | web\nlab2/web | web\n");
    }

    /** A host whose zone {@code web} is in these states one after the other, and where commands end like this. */
    private record Scripted(Deque<String> states, Result result) implements Host {

        @Override
        public String name() {
            return "gz1";
        }

        @Override
        public Result run(CommandLine command, Duration timeout) {
            return result;
        }

        @Override
        public List<Result> batch(List<CommandLine> commands, Duration timeout) {
            String line = "3:web:" + states.pop() + ":/a\\:b/web:uuid:lipkg:excl\n";
            return List.of(new Result(0, "0:global:running:/::ipkg:shared\n" + line, "", false));
        }

        @Override
        public Optional<List<String>> atTerminal(CommandLine command) {
            return Optional.of(List.of("ssh", "-t", "gz1", command.shell()));
        }
    }

    private static ZoneExec.Ended ended(Result result, String after) {
        Scripted host = new Scripted(new ArrayDeque<>(List.of("running", after)), result);
        List<ZoneStatus> zones = ZoneStatus.on(host);
        assertThat(zones).containsExactly(new ZoneStatus("gz1", "web", "running"));
        return new ZoneExec(Map.of("gz1", host), List.of("true"), false, Duration.ofSeconds(1))
                .run(zones, 2, one -> {})
                .get(0);
    }

    @Test
    void aZoneThatGoesDownUnderACommandIsNoSuccess() {
        ZoneExec.Ended ended = ended(new Result(0, "", "", false), "installed");
        assertThat(ended.lost()).isTrue();
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended(new Result(0, "", "", false), "running").exitCode()).isZero();
        assertThat(ended(new Result(-1, "", "", false), "running").exitCode()).isEqualTo(255);
    }

    @Test
    void aConsoleIsTheHostsMatter() {
        Scripted host = new Scripted(new ArrayDeque<>(), new Result(0, "", "", false));
        assertThat(ConsoleCommand.argv(host, "web")).containsExactly("ssh", "-t", "gz1", "zlogin -C web");
        Workbench bench = bench();
        assertThat(bench.run("console", "web").err())
                .contains("zplan::console::none", "the simulated host lab", "zplan exec web -- CMD");
        assertThat(bench.run("console", "wbe").err()).contains("zplan::zone::unknown");
    }

    @Test
    void aProgramAtTheTerminalEndsWithItsExitStatus() throws Exception {
        assertThat(Terminal.run(List.of("sh", "-c", "exit 3"))).isEqualTo(3);
    }

    @Test
    void aHostThatCannotBeAskedIsTold() {
        Host broken = new Host() {
            @Override
            public String name() {
                return "gz1";
            }

            @Override
            public Result run(CommandLine command, Duration timeout) {
                return new Result(1, "", "no", false);
            }

            @Override
            public List<Result> batch(List<CommandLine> commands, Duration timeout) {
                return List.of(new Result(127, "", "zoneadm: not found\n", false));
            }
        };
        assertThatThrownBy(() -> ZoneStatus.on(broken))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("the zones of gz1 cannot be listed: zoneadm: not found");
    }
}
