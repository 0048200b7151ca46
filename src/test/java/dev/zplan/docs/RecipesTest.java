package dev.zplan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the recipes in docs/ci.md, taken from there and run: first the job for a change, then those for its merge. */
class RecipesTest {

    private static final Pattern WORD = Pattern.compile("(?:[^ \"]|\"[^\"]*\")+");

    /** What GitHub and GitLab set. */
    private static final Map<String, String> VARIABLES =
            Map.of("$GITHUB_STEP_SUMMARY", "summary.md", "$GITHUB_SHA", "13e3638", "$CI_COMMIT_SHA", "13e3638");

    @TempDir
    private Path folder;

    /** A copy of the project, with facts of its host. */
    private Workbench bench() {
        Workbench bench = Workbench.in(folder.resolve("zplan"));
        assertThat(bench.run("facts", "--out", "facts.json").exitCode()).isZero();
        return bench;
    }

    @Test
    void githubActions() throws JsonProcessingException {
        Workbench bench = bench();
        JsonNode jobs = recipe(".github/workflows/zplan.yml").path("jobs");
        assertThat(run(bench, jobs.path("plan"))).containsExactly(0);
        assertThat(bench.read("plan.md")).contains("**Plan: ").isEqualTo(bench.read("summary.md"));
        assertThat(new JsonMapper().readTree(bench.read("plan.sarif")).at("/runs/0/results"))
                .isEmpty();
        assertThat(run(bench, jobs.path("merged"))).containsExactly(0);
        assertThat(run(bench, jobs.path("apply"))).containsExactly(0, 0);
        assertThat(run(bench, jobs.path("plan"))).containsExactly(0);
        assertThat(bench.read("plan.md")).contains("**No changes.**");
    }

    @Test
    void gitlabCi() {
        Workbench bench = bench();
        JsonNode jobs = recipe(".gitlab-ci.yml");
        int changes = jobs.at("/plan/allow_failure/exit_codes").asInt();
        assertThat(run(bench, jobs.path("plan"))).containsExactly(changes);
        assertThat(bench.read("plan.xml")).contains("failures=\"0\"");
        assertThat(run(bench, jobs.path("merged"))).containsExactly(0);
        assertThat(run(bench, jobs.path("apply"))).containsExactly(0, 0);
        assertThat(run(bench, jobs.path("plan"))).containsExactly(0);
        assertThat(bench.read("plan.xml")).contains("name=\"no changes\"");
    }

    @Test
    void whatIsWrongIsReportedAllTheSame() {
        Workbench bench = bench();
        bench.write("plans/wrong.kdl", "zone \"wrong\" { memroy physical=\"1G\"; }\n");
        assertThat(run(bench, recipe(".gitlab-ci.yml").path("plan"))).containsExactly(1);
        assertThat(run(bench, recipe(".github/workflows/zplan.yml").at("/jobs/plan")))
                .containsExactly(1);
        for (String report : List.of("plan.xml", "plan.md", "plan.json", "plan.sarif", "summary.md")) {
            assertThat(bench.read(report)).as(report).contains("memroy");
        }
    }

    /** The block of the page for that file. */
    private static JsonNode recipe(String file) {
        Markdown page = Markdown.read(Workbench.PROJECT.resolve("docs/ci.md"));
        List<Markdown.Part> blocks = page.blocks("yaml " + file);
        assertThat(blocks).hasSize(1);
        try {
            return new YAMLMapper().readTree(blocks.get(0).text());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file, e);
        }
    }

    /** Runs what zplan is called with in a job, all of it even if one fails; returns the exit codes. */
    private static List<Integer> run(Workbench bench, JsonNode job) {
        List<Integer> exitCodes = new ArrayList<>();
        List<JsonNode> scripts = new ArrayList<>();
        job.path("steps").forEach(step -> scripts.add(step.path("run")));
        job.path("script").forEach(scripts::add);
        job.path("after_script").forEach(scripts::add);
        for (JsonNode script : scripts) {
            script.asText()
                    .lines()
                    .filter(line -> line.startsWith("zplan "))
                    .forEach(line -> exitCodes.add(
                            bench.run(words(line).toArray(String[]::new)).exitCode()));
        }
        return exitCodes;
    }

    private static List<String> words(String line) {
        String[] command = {line};
        VARIABLES.forEach((name, value) -> command[0] = command[0].replace(name, value));
        return WORD.matcher(command[0])
                .results()
                .skip(1)
                .map(word -> word.group().replace("\"", ""))
                .toList();
    }
}
