package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What completion offers, and that shells really take it. */
class CompletionTest {

    @TempDir
    private Path folder;

    private Workbench bench = Workbench.bare(Path.of(""));

    @BeforeEach
    void workspace() {
        bench = Workbench.in(folder)
                .write(
                        "zplan.kdl",
                        "zplan 1\nhost \"lab\" via=\"sim\" flavour=\"omnios\" groups=\"racks\"\ngroup \"racks\"\n")
                .write("plans/other.yaml", "zone:\n  db01: {template: omnios}\n");
    }

    @Test
    void commandsAreOfferedWithWhatTheyDo() {
        assertThat(lines("dest"))
                .containsExactly("destroy\tDeletes zones, or everything that a plan owns, from the hosts."
                        + " Spec files stay as they are without --remove-spec.");
        assertThat(words("")).contains("apply", "sim", "explain").doesNotContain("__complete");
        assertThat(words("sim", "re")).containsExactly("reset", "replay");
    }

    @ParameterizedTest
    @CsvSource({
        "show, w, web",
        "show, d, db01",
        "plan, q, quickstart",
        "plan, o, other",
        "destroy, w, web",
        "list --limit, r, racks",
        "list, --limit=r, --limit=racks",
        "pool show, '', internal",
        "template show, sp, sparse",
        "module show, vn, vnic",
        "facts --host, '', lab",
        "sim log, '', lab",
        "plan --output, js, json",
        "plan --report, ju, junit=",
        "plan, --output=t, --output=text",
        "create x --pool, '', internal",
        "explain, zone.net.vl, zone.net.vlan",
        "completion, f, fish",
        "plan, --detail, --detailed-exitcode",
        "plan --detailed-exitcode, q, quickstart",
        "plan --color never, q, quickstart",
        "plan --, q, quickstart",
    })
    void namesAreOffered(String before, String last, String expected) {
        List<String> line = new ArrayList<>(List.of(before.split(" ")));
        line.add(last);
        assertThat(words(line.toArray(String[]::new))).containsExactly(expected);
    }

    @Test
    void whatWasAppliedIsKnownByItsAddress() {
        assertThat(words("forget", "lab/")).isEmpty();
        assertThat(words("adopt", "")).containsExactly("lab/zone/db01", "lab/zone/web");
        bench.run("apply", "quickstart", "--yes").ok();
        assertThat(words("adopt", "")).containsExactly("lab/zone/db01");
        bench.remove("plans/quickstart.kdl");
        assertThat(words("forget", "lab/z")).containsExactly("lab/zone/web", "lab/zonecfg/web");
        assertThat(words("stop", "w")).containsExactly("web");
        String transaction = words("history", "show", "2026").get(0);
        assertThat(transaction).startsWith("20260102-030405-");
    }

    @Test
    void theWorkspaceMayBeElsewhere() {
        Workbench outside = Workbench.bare(folder.resolve("plans"));
        assertThat(outside.run("__complete", "--", "show", "--workspace", folder.toString(), "w")
                        .ok()
                        .out())
                .isEqualTo("web\t\n");
    }

    @Test
    void nothingIsSaidOfWhatCannotBeRead() {
        bench.write("plans/broken.kdl", "zone \"x\" {");
        bench.write(".zplan/registry/registry.kdl", "nonsense");
        assertThat(bench.run("__complete", "--", "forget", "").ok().out()).isEmpty();
        Workbench none = Workbench.bare(folder.resolve("nowhere"));
        assertThat(none.run("__complete", "--", "show", "").ok().out()).isEmpty();
    }

    @Test
    void noHostIsAskedAndNothingIsWritten() {
        words("show", "");
        words("forget", "");
        words("explain", "");
        assertThat(bench.has(".zplan")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'zplan pool s', show",
        "'zplan show w', web",
        "'zplan show ', 'db01 web'",
        "'zplan list --limit=r', racks",
        "'zplan list --limit r', racks",
        "'./zplan plan --detail', --detailed-exitcode",
        "'zplan plan no/such', ''",
    })
    void bashTakesIt(String line, String expected) throws Exception {
        assumeThat(installed("bash")).as("no bash here").isTrue();
        Path program = program();
        String script = """
                PATH=%s:$PATH
                source <(zplan completion bash)
                COMP_LINE=$1 COMP_POINT=${#1}
                # Bash takes a line apart at blanks and at the characters of COMP_WORDBREAKS, each a word of its own.
                read -r -a COMP_WORDS <<<"${1//=/ = }"
                case $1 in *' ') COMP_WORDS+=("") ;; esac
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                complete -p zplan >/dev/null || exit 1
                cd "$(dirname "$0")" || exit 1
                _zplan zplan "${COMP_WORDS[COMP_CWORD]}"
                echo "${COMPREPLY[*]}"
                """.formatted(program.getParent());
        Path file = folder.resolve("try.sh");
        Files.writeString(file, script);
        assertThat(output("bash", file.toString(), line)).isEqualTo(expected + "\n");
    }

    @ParameterizedTest
    @EnumSource(dev.zplan.manual.CompletionScript.class)
    void shellsCanParseTheirScript(dev.zplan.manual.CompletionScript shell) throws Exception {
        String text = bench.run("completion", shell.name()).ok().out();
        assertThat(text).contains(" __complete -- ").endsWith("\n");
        assumeThat(installed(shell.name())).as("no " + shell + " here").isTrue();
        Path file = folder.resolve("script");
        Files.writeString(file, text);
        assertThat(output(shell.name(), "-n", file.toString())).isEmpty();
    }

    /** A zplan of these classes. */
    private Path program() throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("zplan");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' dev.zplan.cli.Main \"$@\"\n"
                        .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.copy(program, folder.resolve("zplan"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        return program;
    }

    private static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static boolean installed(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }

    private List<String> words(String... line) {
        return lines(line).stream().map(l -> l.substring(0, l.indexOf('\t'))).toList();
    }

    private List<String> lines(String... line) {
        List<String> command = new ArrayList<>(List.of("__complete", "--"));
        command.addAll(List.of(line));
        return bench.run(command.toArray(String[]::new)).ok().out().lines().toList();
    }
}
