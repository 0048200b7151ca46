package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --report}: when reports are written, where, and what stops an apply. */
final class ReportsTest {

    @TempDir
    private Path folder;

    @Test
    void writesAnyNumberAtOnce() {
        Workbench bench = Workbench.in(folder);
        List<String> arguments = new ArrayList<>(List.of("plan"));
        for (String format : ReportFormat.ids()) {
            arguments.addAll(List.of("--report", format + "=plan." + format));
        }
        Workbench.Run run = bench.run(arguments.toArray(String[]::new)).ok();
        assertThat(run.out()).isEqualTo(bench.run("plan").out());
        for (String format : ReportFormat.ids()) {
            String out = bench.run("plan", "--output", format).ok().out();
            assertThat(bench.read("plan." + format)).as(format).isEqualTo(out);
        }
        assertThat(bench.read("plan.json"))
                .isEqualTo(bench.run("plan", "--output", "json").out());
        assertThat(bench.read("plan.markdown")).startsWith("### <code>zplan plan</code>\n");
    }

    @Test
    void everybodyMayReadThem() throws IOException {
        Workbench.in(folder).run("plan", "--report", "text=plan.txt").ok();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("plan.txt"))))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void replacesWhatWasThere() throws IOException {
        Workbench bench = Workbench.in(folder).write("real.txt", "old\n".repeat(5_000));
        Files.setPosixFilePermissions(folder.resolve("real.txt"), PosixFilePermissions.fromString("rw-rw----"));
        Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("real.txt"));
        bench.run("plan", "--report", "text=link.txt").ok();
        assertThat(bench.read("real.txt")).contains("Plan: ").doesNotContain("old");
        assertThat(folder.resolve("link.txt")).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("real.txt"))))
                .isEqualTo("rw-rw----");
    }

    @Test
    void whatIsNoFileIsWrittenTo() {
        Workbench bench = Workbench.in(folder);
        String out = bench.run("plan", "--report", "github=/dev/stdout", "--report", "text=/dev/null")
                .ok()
                .out();
        assertThat(out).startsWith("::notice file=plans/quickstart.kdl,").endsWith("0 to delete.\n");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void misspeltFormatsNameTheNearest() {
        Workbench bench = Workbench.in(folder);
        Workbench.Run run = bench.run("plan", "--report", "junti=plan.xml");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(run.err()).contains("there is no format \"junti\"; did you mean junit?");
        assertThat(bench.run("plan", "--output", "makdown").err()).contains("did you mean markdown?");
        assertThat(bench.run("plan", "--report", "pdf=x").err())
                .contains("there is no format \"pdf\": it is one of text, json, junit, ");
        for (String form : List.of("junit", "junit=", "=x")) {
            assertThat(bench.run("plan", "--report", form).exitCode()).as(form).isEqualTo(ExitCodes.USAGE);
        }
        assertThat(bench.run("plan", "--report", "junit").err()).contains("is not FORMAT=FILE, as in junit=plan.xml");
    }

    @Test
    void theHelpNamesEveryFormat() {
        String help = Workbench.in(folder).run("plan", "--help").ok().out().replaceAll("\\s+", " ");
        for (String option : List.of("--output", "--report")) {
            String about = help.substring(help.lastIndexOf(option + "=FORMAT")).replaceFirst(" --.*", "");
            assertThat(about).as(option).contains(ReportFormat.ids());
        }
    }

    @Test
    void whatCannotBeWrittenStopsAnApply() {
        Workbench bench = Workbench.in(folder);
        Workbench.Run run = bench.run("apply", "--yes", "--report", "junit=none/plan.xml", "--report", "text=plan.txt");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.err())
                .contains("error[zplan::file::unwritable]: the junit report none/plan.xml cannot be written");
        assertThat(bench.read("plan.txt")).contains("Plan: 5 to create");
        assertThat(bench.run("list").out()).doesNotContain("running");
        assertThat(bench.run("plan", "--report", "text=plans").exitCode()).isEqualTo(ExitCodes.ERROR);
    }

    @Test
    void errorsOfThePlanAreReported() {
        Workbench bench =
                Workbench.in(folder).write("policies/house.kdl", "policy \"memory cap\" require=\"memory.physical\"\n");
        Workbench.Run run = bench.run("apply", "--yes", "--report", "github=plan.out", "--report", "sarif=plan.sarif");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(bench.read("plan.out"))
                .startsWith("::error file=plans/quickstart.kdl,line=3,col=6,endColumn=11,"
                        + "title=zplan%3A%3Apolicy%3A%3Amemory_cap::lab/zone/web has no memory.physical%0A");
        assertThat(bench.read("plan.sarif")).contains("\"executionSuccessful\" : false");
    }

    @Test
    void errorsBeforeThereIsAPlanAreReported() {
        Workbench bench = Workbench.in(folder);
        Workbench.Run run = bench.run("plan", "nothere", "--output", "github", "--report", "json=plan.json");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.out()).startsWith("::error title=");
        assertThat(bench.read("plan.json")).contains("\"zplan-diagnostics\" : 1", "\"severity\" : \"error\"");
        Workbench.Run both = bench.run("plan", "nothere", "--report", "json=none/plan.json");
        assertThat(both.err()).contains("nothere").contains("zplan::file::unwritable");
    }

    @Test
    void validateReportsWhatIsWrong() {
        Workbench bench = Workbench.in(folder);
        bench.run("validate", "--report", "junit=valid.xml").ok();
        assertThat(bench.read("valid.xml")).contains("<testcase name=\"valid\"");
        bench.write("plans/quickstart.kdl", "zone \"web\" {\n    memroy physical=\"1G\"\n}\n");
        assertThat(bench.run("validate", "--report", "github=out").exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(bench.read("out")).startsWith("::error file=plans/quickstart.kdl,line=2,col=5,");
    }

    @Test
    void destroyReportsItsPlan() {
        Workbench bench = Workbench.in(folder);
        bench.run("apply", "--yes", "--report", "text=apply.txt").ok();
        bench.run("destroy", "web", "--yes", "--report", "markdown=destroy.md").ok();
        assertThat(bench.read("apply.txt")).contains("Plan: 5 to create");
        assertThat(bench.read("destroy.md"))
                .contains(
                        "### <code>zplan destroy web</code>",
                        "**Data will be destroyed:** <code>root file system of web");
    }

    @Test
    void placesAreThoseOfTheRepository() throws IOException {
        Path repository = folder.resolve("repo");
        Workbench bench = Workbench.in(Files.createDirectories(repository.resolve("infra")));
        Files.createDirectory(repository.resolve(".git"));
        assertThat(bench.run("plan", "--output", "github").ok().out())
                .contains("file=infra/plans/quickstart.kdl,line=1,");
    }

    @Test
    void secretsAreInNoReport() {
        Workbench bench = Workbench.in(folder)
                .with("ZPLAN_VAR_password", "hunter2-hunter2")
                .write("plans/quickstart.kdl", """
                        var "password" secret=#true
                        zone "web" {
                            template "omnios"
                            attr "password" "${password}"
                        }
                        """);
        for (String format : ReportFormat.ids()) {
            Workbench.Run run = bench.run("plan", "--output", format, "--report", format + "=plan." + format);
            assertThat(run.out() + run.err()).as(format).doesNotContain("hunter2");
        }
        assertThat(bench.read("plan.markdown")).contains("attr.password: (secret)");
        assertThat(bench.filesWith("hunter2")).isEmpty();
    }

    @Test
    void onlyPlansAreShownAsReports() {
        Workbench bench = Workbench.in(folder);
        bench.run("plan", "--out", "web.zplan").ok();
        assertThat(bench.run("show", "web.zplan", "--output", "markdown").ok().out())
                .contains("**Plan: 5 to create");
        assertThat(bench.run("show", "web", "--output", "junit").err())
                .contains("--output junit is for saved plans, and web is none");
    }
}
