package dev.zplan.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.Bench;
import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What zonecfg says is not what it did: it ends with 0 and ignores a line, or with 1 and half a commit (zones.md 8, 4 and 5). */
class ZonecfgReadBackTest {

    private static final String WEB = "zone \"web\" template=\"omnios\" state=\"installed\" {\n    %s\n}\n";
    private static final String ONE = WEB.formatted("attr \"role\" \"one\"");
    private static final String TWO = WEB.formatted("attr \"role\" \"two\"; max-lwps 900; memory physical=\"2G\"");

    @TempDir
    Path root;

    private Bench bench;

    @BeforeEach
    void freshHost() {
        bench = Bench.omnios(root);
    }

    @Test
    void aLineThatIsIgnoredWithExitZeroIsSeen() {
        bench.applied(ONE);
        var before = bench.facts();

        Outcome outcome = bench.apply(bench.plan(TWO), new Odd(0, lines -> without(lines, "max-lwps")));

        assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(Objects.requireNonNull(outcome.failure()).output())
                .contains("h/zonecfg/web")
                .contains("max-lwps");
        assertThat(bench.facts()).isEqualTo(before);
    }

    @Test
    void halfACommitIsTakenBackFromWhatIsThere() {
        bench.applied(ONE);
        var before = bench.facts();

        Outcome outcome = bench.apply(bench.plan(TWO), new Odd(1, lines -> without(lines, "max-lwps")));

        assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(Objects.requireNonNull(outcome.failure()).exitCode()).isEqualTo(1);
        assertThat(bench.facts()).isEqualTo(before);
    }

    @Test
    void aZoneThatIsHalfMadeIsNoMore() {
        var before = bench.facts();

        Outcome outcome = bench.apply(bench.plan(TWO), new Odd(1, lines -> without(lines, "max-lwps")));

        assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(bench.facts()).isEqualTo(before);
    }

    @Test
    void aZoneOfWhichALineIsMissingIsNotCommitted() {
        var before = bench.facts();

        Outcome outcome = bench.apply(bench.plan(TWO), new Odd(0, lines -> without(lines, "max-lwps")));

        assertThat(outcome.result()).as("%s", outcome).isEqualTo(Outcome.Result.ROLLED_BACK);
        assertThat(bench.facts()).isEqualTo(before);
    }

    /** A script without the lines that hold a word. */
    private static String without(String script, String word) {
        return script.lines().filter(line -> !line.contains(word)).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A host whose zonecfg does something else with the first script than it says. */
    private final class Odd implements Host {
        private final Host host = bench.host();
        private final int exitCode;
        private final UnaryOperator<String> does;
        private boolean done;

        Odd(int exitCode, UnaryOperator<String> does) {
            this.exitCode = exitCode;
            this.does = does;
        }

        @Override
        public String name() {
            return host.name();
        }

        @Override
        public Result run(CommandLine line, Duration timeout) {
            String script = line.stdin();
            if (script == null || done || !line.argv().contains("-f")) {
                return host.run(line, timeout);
            }
            done = true;
            Result result = host.run(new CommandLine(line.argv(), does.apply(script)), timeout);
            assertThat(result.exitCode()).as("%s", result).isZero();
            return new Result(exitCode, "", "max-lwps: Operation not permitted", false);
        }

        @Override
        public List<Result> batch(List<CommandLine> commands, Duration timeout) {
            return host.batch(commands, timeout);
        }
    }
}
