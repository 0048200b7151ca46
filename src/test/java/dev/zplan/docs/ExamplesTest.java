package dev.zplan.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example can be applied to a new host, changes nothing the second time, and goes without a trace. */
class ExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Its zones must be let go before they can be destroyed. */
    private static final String PROTECTED = "protect";

    @TempDir
    private Path folder;

    static List<String> examples() {
        try (Stream<Path> files = Files.list(Workbench.PROJECT.resolve("plans/examples"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.endsWith(".kdl"))
                    .map(name -> name.substring(0, name.length() - ".kdl".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void appliesAndGoesWithoutATrace(String example) {
        Workbench bench = Workbench.in(folder.resolve(example));
        String plan = "examples/" + example;
        String start = facts(bench);
        good(bench.run("validate", plan), "Valid: ");
        good(bench.run("plan", plan), " to create, 0 to change, 0 to replace, 0 to delete.");
        good(bench.run("apply", plan, "--yes"), "Applied: ");
        assertThat(facts(bench)).isNotEqualTo(start);
        good(bench.run("plan", plan), "No changes.");
        assertThat(bench.run("apply", plan, "--yes").out()).doesNotContain("registry");
        if (example.equals(PROTECTED)) {
            Workbench.Run refused = bench.run("destroy", "--plan", plan, "--purge-data", "--yes");
            assertThat(refused.exitCode()).isEqualTo(1);
            good(bench.run("apply", plan, "--set", "protected=false", "--yes"), "The registry was brought up to date.");
        }
        good(bench.run("destroy", "--plan", plan, "--purge-data", "--yes"), "");
        assertThat(facts(bench)).isEqualTo(start);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theYamlTwinGivesTheSamePlan(String example) {
        Workbench bench = Workbench.in(folder.resolve(example));
        Workbench.Run kdl = bench.run("plan", "examples/" + example, "--output", "json");
        Workbench.Run yaml = bench.run("plan", "examples/yaml/" + example, "--output", "json");
        assertThat(kdl.err() + yaml.err()).isEmpty();
        assertThat(withoutPlaces(yaml.out().replace("examples/yaml/", "examples/")))
                .isEqualTo(withoutPlaces(kdl.out()));
    }

    @Test
    void allApplyTogether() {
        Workbench bench = Workbench.in(folder.resolve("all"));
        String[] plan = Stream.concat(Stream.of("plan"), examples().stream().map(e -> "examples/" + e))
                .toArray(String[]::new);
        String[] apply = Stream.concat(
                        Stream.of("apply", "--yes"), examples().stream().map(e -> "examples/" + e))
                .toArray(String[]::new);
        good(bench.run(apply), "Applied: ");
        good(bench.run(plan), "No changes.");
    }

    @Test
    void noExampleLacksItsTwin() throws IOException {
        try (Stream<Path> files = Files.list(Workbench.PROJECT.resolve("plans/examples/yaml"))) {
            assertThat(files.map(f -> f.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(examples());
        }
    }

    private static void good(Workbench.Run run, String text) {
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(text);
        assertThat(run.exitCode()).isZero();
    }

    private static String facts(Workbench bench) {
        Workbench.Run run = bench.run("facts");
        assertThat(run.exitCode()).isZero();
        return run.out();
    }

    /** The plan without where things were asked for. */
    private static JsonNode withoutPlaces(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            for (String member : List.of("source", "attribute-sources")) {
                root.findParents(member).forEach(parent -> ((ObjectNode) parent).remove(member));
            }
            return root;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
