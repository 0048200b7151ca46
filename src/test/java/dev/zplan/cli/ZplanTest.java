package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZplanTest {

    @TempDir
    Path folder;

    @Test
    void withoutACommandItPrintsTheHelp() {
        Workbench bench = Workbench.bare(folder);
        assertThat(bench.run().ok().out())
                .isEqualTo(bench.run("--help").ok().out())
                .startsWith("Usage: zplan ");
    }

    @Test
    void tellsItsVersion() {
        assertThat(Workbench.bare(folder).run("--version").ok().out())
                .matches("zplan development \\(commit 0123456789ab, 2026-01-02\\)\nJava \\S+ \\(.+\\), .+\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "validate",
                "plan",
                "graph",
                "apply",
                "destroy",
                "recover",
                "unlock",
                "list",
                "show",
                "adopt",
                "facts",
                "pool",
                "pool list",
                "pool show",
                "module",
                "module list",
                "module show"
            })
    void everyCommandHasHelp(String command) {
        Workbench bench = Workbench.bare(folder);
        String[] words = (command + " --help").split(" ");
        assertThat(bench.run(words).ok().out())
                .startsWith("Usage: zplan " + command)
                .contains("Examples:", "Exit codes:", "--color=WHEN", "64    the command line cannot be understood");
        assertThat(bench.run("--help").ok().out()).contains("\n  " + words[0] + " ");
    }

    @Test
    void misspeltNamesGetTheNearestOne() {
        Workbench bench = Workbench.in(folder);
        assertUsage(bench.run("pln"), "zplan: there is no command \"pln\"\nDid you mean plan?\nTry: zplan --help\n");
        assertUsage(
                bench.run("pool", "lst"),
                "zplan: there is no command \"pool lst\"\nDid you mean list?\nTry: zplan pool --help\n");
        assertUsage(
                bench.run("plan", "--comands"),
                "zplan: zplan plan does not know --comands\nDid you mean --commands?\nTry: zplan plan --help\n");
        assertUsage(bench.run("list", "x"), "zplan: zplan list does not know x\nTry: zplan list --help\n");
        assertUsage(bench.run("show"), "zplan: Missing required parameter: 'NAME'\nTry: zplan show --help\n");
    }

    private static void assertUsage(Workbench.Run run, String err) {
        assertThat(run.err()).isEqualTo(err);
        assertThat(run.exitCode()).isEqualTo(64);
    }

    @Test
    void coloursAreAMatterOfTaste() {
        Workbench bench = Workbench.in(folder);
        String plain = bench.run("plan").ok().out();
        String coloured = bench.run("plan", "--color", "always").ok().out();
        assertThat(coloured)
                .contains("\u001b[")
                .isEqualTo(bench.run("--color=always", "plan").ok().out());
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
        bench.with("CLICOLOR_FORCE", "1");
        assertThat(bench.run("plan", "--color=never").ok().out()).isEqualTo(plain);
        assertThat(bench.run("plan", "--color=auto").ok().out()).isEqualTo(coloured);
        assertThat(bench.run("plan", "--color=sometimes").exitCode()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "CLICOLOR_FORCE=1, true",
        "CLICOLOR_FORCE=1 CLICOLOR=0, true",
        "CLICOLOR_FORCE=1 TERM=dumb, true",
        "CLICOLOR_FORCE=1 NO_COLOR=1, false",
        "CLICOLOR_FORCE=1 NO_COLOR=, true",
        "CLICOLOR_FORCE=, false",
        "CLICOLOR_FORCE=0, false",
        "CLICOLOR=1, false"
    })
    void theEnvironmentHasASayInColours(String environment, boolean colours) {
        Workbench bench = Workbench.in(folder);
        for (String setting : environment.split(" ")) {
            String[] both = setting.split("=", -1);
            if (both.length == 2) {
                bench.with(both[0], both[1]);
            }
        }
        assertThat(bench.run("plan").ok().out().contains("\u001b[")).isEqualTo(colours);
    }

    @Test
    void thereIsNoWorkspaceHere() {
        Workbench.Run run = Workbench.bare(folder).run("plan", "--workspace", ".");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("error[zplan::workspace::none]", "zplan init DIR");
    }

    @Test
    void aDamagedHostIsNoFaultOfZplan() {
        Workbench bench = Workbench.in(folder).write(".zplan/sim/lab.json", "{ not json");
        Workbench.Run run = bench.run("plan");
        assertThat(run.err()).contains("error[zplan::host::damaged]");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void whatNobodyExpectedIsTold() {
        Workbench bench = Workbench.bare(folder);
        Workbench.Run run = bench.failing(new IllegalStateException("boom"));
        assertThat(run.exitCode()).isEqualTo(70);
        assertThat(run.err()).isEqualTo("""
                zplan: internal error: java.lang.IllegalStateException: boom
                This is a fault of zplan. With ZPLAN_DEBUG=1 it tells where; please report that.
                """);
        bench.with("ZPLAN_DEBUG", "1");
        assertThat(bench.failing(new IllegalStateException("boom")).err()).contains("\tat dev.zplan.");
    }

    @Test
    void aDiskThatFailsIsNoFaultOfZplan() {
        Workbench.Run run = Workbench.bare(folder).failing(new UncheckedIOException(new IOException("disk on fire")));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("error[zplan::file::failed]", "disk on fire")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--parallelism 0", "--parallelism -1", "--parallelism 2147483647", "--forks many", "--canary -1"
            })
    void howManyAtOnceIsANumberWithinReason(String option) {
        Workbench.Run run = Workbench.in(folder).run(("apply --yes " + option).split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("is not a whole number from");
    }
}
