package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.zplan.manual.CommandPage;
import dev.zplan.manual.CommandReference;
import dev.zplan.manual.ManPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The help of the commands, as it is printed, as docs/commands.md ({@code -Dgolden.update=true} writes it) and for man. */
class ManualTest {

    @TempDir
    private Path folder;

    private List<CommandPage> pages = List.of();

    @BeforeEach
    void read() {
        pages = CommandPage.all(ZplanCommand.line(Workbench.bare(folder).context()));
    }

    @Test
    void theReferenceIsUpToDate() throws IOException {
        Path file = Path.of(System.getProperty("zplan.root", "."), "docs/commands.md");
        String reference = CommandReference.of(pages);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, reference);
        }
        assertThat(Files.readString(file)).isEqualTo(reference);
    }

    @Test
    void everyCommandIsDescribedHasExamplesAndExitCodes() {
        assertThat(pages).hasSizeGreaterThan(40);
        for (CommandPage page : pages) {
            assertThat(page.about()).as(page.name()).endsWith(".");
            assertThat(page.exitCodes()).as("exit codes of " + page.name()).isNotEmpty();
            if (!page.name().equals("zplan")) {
                assertThat(page.examples()).as("examples of " + page.name()).isNotEmpty();
                assertThat(page.examples())
                        .as("examples of " + page.name())
                        .anyMatch(example -> example.term().contains(page.name()));
            }
            Stream.of(page.options(), page.arguments(), page.common())
                    .flatMap(List::stream)
                    .forEach(entry -> assertThat(entry.about())
                            .as(page.name() + " " + entry.term())
                            .isNotBlank());
        }
    }

    @Test
    void nobodySeesWhatOnlyScriptsCall() {
        assertThat(pages).noneMatch(page -> page.name().contains("__"));
        assertThat(Workbench.bare(folder).run("--help").ok().out()).doesNotContain("__complete");
    }

    @Test
    void manIsWrittenForEachCommand() {
        Workbench bench = Workbench.bare(folder);
        assertThat(bench.run("man", "--out", "man").ok().out()).isEqualTo("Wrote " + pages.size() + " pages to man.\n");
        assertThat(bench.read("man/zplan-sim-run.1"))
                .startsWith(".TH \"zplan\\-sim\\-run\" 1")
                .contains("\n.SH NAME\nzplan\\-sim\\-run \\- Runs one command on a simulated host")
                .contains("\n.SH EXIT STATUS\n")
                .contains("\n.SH EXAMPLES\n")
                .contains("\n.SH SEE ALSO\n\\fBzplan\\-sim\\fR(1)");
        assertThat(bench.read("man/zplan.1")).contains("\\fBzplan\\-plan\\fR(1)");
    }

    @Test
    void noLineOfAManPageIsTakenForARequestThatItIsNot() {
        for (CommandPage page : pages) {
            assertThat(ManPage.of(page, "1", pages).lines().filter(l -> l.startsWith(".") || l.startsWith("'")))
                    .allMatch(l -> l.matches("\\.(TH .*|SH [A-Z ]+|TP|PP|nf|fi|nh|hy|ad [lb]|RS 4|RE)"));
        }
    }

    @Test
    void manReadsThemWithoutAWarning() throws Exception {
        List<String> reader = reader();
        assumeThat(reader).as("no mandoc and no groff here").isNotEmpty();
        Workbench.bare(folder).run("man", "--out", "man").ok();
        for (CommandPage page : pages) {
            List<String> command = new ArrayList<>(reader);
            command.add(folder.resolve("man").resolve(ManPage.file(page)).toString());
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String complaints = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(complaints).as(page.name()).isEmpty();
            assertThat(process.waitFor()).as(page.name()).isZero();
        }
    }

    private static List<String> reader() {
        if (installed("mandoc")) {
            return List.of("mandoc", "-T", "lint", "-W", "warning");
        }
        return installed("groff") ? List.of("groff", "-man", "-Tutf8", "-ww", "-P-c") : List.of();
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }
}
