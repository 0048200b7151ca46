package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.report.Age;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsCommandTest {

    private static final String NOTHING =
            "{\"zplan-facts\": 1, \"hosts\": {\"lab\": {\"flavour\": \"omnios\", \"release\": \"r\"%s, \"resources\": {}}}}";

    @TempDir
    Path folder;

    @Test
    void aFolderGetsAPrivateFileForEachHost() throws IOException {
        Workbench bench = Workbench.in(folder)
                .write(
                        "zplan.kdl",
                        "zplan 1\ndefault-host \"lab\"\nhost \"lab\" via=\"sim\"\nhost \"lab2\" via=\"sim\"\n");
        assertThat(bench.run("facts", "--out", "facts/").ok().out())
                .isEqualTo("Wrote the facts of lab, lab2 to facts/.\n");
        for (String host : new String[] {"lab", "lab2"}) {
            assertThat(bench.read("facts/" + host + ".json"))
                    .contains("\"" + host + "\" : {", "\"taken\" : \"2026-01-02T03:04:05Z\"");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("facts/" + host + ".json"))))
                    .isEqualTo("rw-------");
        }
        assertThat(bench.read("facts/lab.json")).doesNotContain("lab2");
        bench.run("facts", "--host", "lab", "--out", "facts").ok();
        assertThat(bench.run("plan", "--facts", "facts").ok().out())
                .contains("5 to create")
                .endsWith("Against recorded facts: lab as of 2026-01-02T03:04:05Z, just taken.\n");
    }

    @Test
    void aPlanAgainstFactsNeedsNoHost() {
        Workbench bench = Workbench.in(folder);
        bench.run("facts", "--out", "facts.json").ok();
        bench.remove(".zplan/sim");
        String json = bench.run("plan", "--facts", "facts.json", "--output", "json")
                .ok()
                .out();
        assertThat(json).contains("\"taken\": \"2026-01-02T03:04:05Z\"");
        assertThat(bench.has(".zplan/sim")).isFalse();
        assertThat(bench.run("plan", "--facts", "facts.json", "--commands").ok().out())
                .endsWith("\n# Against recorded facts: lab as of 2026-01-02T03:04:05Z, just taken.\n");
    }

    @Test
    void aPlanSavedAgainstFactsIsNotStaleForThat() {
        Workbench bench = Workbench.in(folder);
        bench.run("facts", "--out", "facts.json").ok();
        bench.run("plan", "--facts", "facts.json", "--out", "saved.zplan").ok();
        bench.run("apply", "saved.zplan").ok();
        assertThat(bench.run("plan").ok().out()).startsWith("No changes.");
    }

    @Test
    void aChangedSecretCanBePlannedWithoutItsFormerText() {
        Workbench bench = Workbench.in(folder)
                .write(
                        "plans/quickstart.kdl",
                        "var pw secret=#true\n" + Workbench.QUICKSTART.replace("\"frontend\"", "\"${pw}\""))
                .with("ZPLAN_VAR_pw", "hunter2hunter2");
        bench.run("apply", "--yes").ok();
        bench.run("facts", "--out", "facts.json").ok();
        assertThat(bench.run("plan", "--facts", "facts.json").ok().out()).startsWith("No changes.");
        bench.with("ZPLAN_VAR_pw", "hunter3hunter3");
        for (String option : new String[] {"--commands", "--output=json", "--output=text"}) {
            assertThat(bench.run("plan", "--facts", "facts.json", option).ok().out())
                    .contains("secret")
                    .doesNotContain("hunter");
        }
    }

    @Test
    void factsWithoutATimeAreRead() {
        Workbench bench = Workbench.in(folder)
                .write("plans/quickstart.kdl", "etherstub \"internal0\"\n")
                .write("facts.json", NOTHING.formatted(""));
        assertThat(bench.run("plan", "--facts", "facts.json").ok().out())
                .contains("1 to create")
                .doesNotContain("Against");
    }

    @Test
    void aTimeThatIsNoneIsDamage() {
        Workbench bench = Workbench.in(folder).write("facts.json", NOTHING.formatted(", \"taken\": \"yesterday\""));
        assertThat(bench.run("plan", "--facts", "facts.json").err())
                .contains("zplan::facts::damaged", "\"yesterday\" is not a time");
    }

    @Test
    void twoFilesOfAFolderMayNotTellOfOneHost() {
        Workbench bench = Workbench.in(folder)
                .write("facts/a.json", NOTHING.formatted(""))
                .write("facts/b.json", NOTHING.formatted(""));
        Workbench.Run run = bench.run("plan", "--facts", "facts");
        assertThat(run.exitCode()).isEqualTo(ExitCodes.ERROR);
        assertThat(run.err()).contains("zplan::facts::twice", "tell of the host lab");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-02T03:04:05Z, just taken",
        "2026-01-02T03:02:05Z, 2 minutes old",
        "2026-01-02T01:04:06Z, 119 minutes old",
        "2026-01-01T03:04:05Z, 24 hours old",
        "2025-12-31T03:04:05Z, 2 days old",
        "2026-01-02T03:04:06Z, in the future by this machine's clock"
    })
    void ageIsToldInAUnitThatFits(String taken, String age) {
        assertThat(Age.between(Instant.parse(taken), Instant.parse("2026-01-02T03:04:05Z")))
                .isEqualTo(age);
    }
}
