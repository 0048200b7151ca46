package dev.zplan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.zplan.report.Schemas;
import dev.zplan.sim.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStreamTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private final Schemas schemas = Schemas.load();
    private Workbench bench = Workbench.bare(Path.of(""));

    @BeforeEach
    void makeWorkspace() {
        bench = Workbench.in(folder);
    }

    /** Standard output, each line of which must be as the schema says; nothing may be on standard error. */
    private List<JsonNode> events(String... command) {
        Workbench.Run run = bench.run(
                Stream.concat(Stream.of(command), Stream.of("--output", "json")).toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        List<JsonNode> events = run.out().lines().map(this::event).toList();
        assertThat(events.get(0).path("zplan-events").asInt()).isEqualTo(EventStream.VERSION);
        JsonNode end = events.get(events.size() - 1);
        assertThat(end.path("event").asText()).isEqualTo("end");
        assertThat(end.path("exit-code").asInt()).isEqualTo(run.exitCode());
        return events;
    }

    private JsonNode event(String line) {
        schemas.check("events.json", line);
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private static List<String> names(List<JsonNode> events) {
        return events.stream().map(e -> e.path("event").asText()).toList();
    }

    private static JsonNode only(List<JsonNode> events, String name) {
        return events.stream()
                .filter(e -> e.path("event").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anApplyFromItsPlanToItsEnd() {
        List<JsonNode> events = events("apply", "--yes");

        assertThat(names(events))
                .startsWith("begin", "plan", "transaction", "started", "succeeded")
                .endsWith("succeeded", "verifying", "committed", "finished", "end")
                .hasSize(17);
        assertThat(events.get(0).path("command").asText()).isEqualTo("zplan apply");
        assertThat(only(events, "plan").path("summary").path("create").asInt()).isEqualTo(5);
        JsonNode step = only(events, "succeeded");
        assertThat(step.path("step").asText()).isEqualTo("lab/etherstub/internal0:create");
        assertThat(step.path("host").asText()).isEqualTo("lab");
        assertThat(only(events, "end").path("outcome").asText()).isEqualTo("done");
        assertThat(names(events("apply", "--yes"))).containsExactly("begin", "plan", "end");
    }

    @Test
    void aFailureWithItsCommandAndTheWayBack() {
        bench.facts();
        bench.fault(Fault.fail("zoneadm -z web install", 1, 1, "no space left\n", Fault.When.AFTER));

        List<JsonNode> events = events("apply", "--yes");

        JsonNode failed = only(events, "failed");
        assertThat(failed.path("command").asText()).isEqualTo("zoneadm -z web install");
        assertThat(failed.path("output").asText()).contains("no space left");
        assertThat(failed.path("exit-code").asInt()).isEqualTo(1);
        assertThat(names(events)).contains("rolling-back", "undoing", "undone").doesNotContain("committed");
        assertThat(only(events, "finished").path("result").asText()).isEqualTo("rolled-back");
        assertThat(only(events, "end").path("outcome").asText()).isEqualTo("undone");
    }

    @Test
    void whatIsWrongBeforeAnythingBeginsIsAnEventToo() {
        bench.write("plans/wrong.kdl", "zone \"a\" {\n    tempalte \"omnios\"\n}\n");
        JsonNode wrong = only(events("apply", "wrong", "--yes"), "diagnostic");
        assertThat(wrong.path("code").asText()).isEqualTo("zplan::spec::unknown_field");
        assertThat(wrong.path("line").asInt()).isEqualTo(2);
        assertThat(only(events("apply", "nothere", "--yes"), "diagnostic")
                        .path("severity")
                        .asText())
                .isEqualTo("error");
        assertThat(only(events("apply"), "diagnostic").path("message").asText())
                .contains("with --output json there is nobody to ask");
    }

    @Test
    void whatIsSaidToPeopleIsANote() {
        assertThat(only(events("recover", "--yes"), "note").path("text").asText())
                .isEqualTo("Nothing to recover: every apply came to its end.");
        bench.interrupted();
        assertThat(names(events("recover", "--yes"))).contains("note", "transaction", "rolling-back", "finished");
        bench.run("apply", "--yes").ok();
        assertThat(only(events("destroy", "web", "--yes"), "note").path("text").asText())
                .startsWith("Spec files were left as they are");
        assertThat(only(events("create", "web7", "--yes"), "note").path("text").asText())
                .isEqualTo("Wrote plans/web7.kdl.");
    }

    @Test
    void zonesThatAreStartedAndStopped() {
        bench.run("apply", "--yes").ok();
        List<JsonNode> stopped = events("stop", "web");
        assertThat(names(stopped)).containsExactly("begin", "zone", "end");
        assertThat(stopped.get(0).path("command").asText()).isEqualTo("zplan stop web");
        JsonNode zone = stopped.get(1);
        assertThat(zone.path("host").asText() + "/" + zone.path("name").asText())
                .isEqualTo("lab/web");
        assertThat(zone.path("verb").asText()).isEqualTo("stop");
        assertThat(zone.path("was").asText()).isEqualTo("running");
        assertThat(zone.path("state").asText()).isEqualTo("halted");
        assertThat(zone.path("drift").asBoolean()).isTrue();
        assertThat(only(events("start", "web"), "zone").path("drift").asBoolean())
                .isFalse();
        assertThat(only(events("restart", "web"), "zone").path("verb").asText()).isEqualTo("restart");
    }

    @Test
    void zonesThatCannotBeStopped() {
        bench.run("apply", "--yes").ok();
        bench.fault(Fault.fail("zoneadm -z web shutdown", 1, 1, "busy", Fault.When.BEFORE));
        List<JsonNode> events = events("restart", "web");
        JsonNode failed = only(events, "zone-failed");
        assertThat(failed.path("command").asText()).isEqualTo("zoneadm -z web shutdown");
        assertThat(failed.path("output").asText()).contains("busy");
        assertThat(only(events, "end").path("outcome").asText()).isEqualTo("error");
        assertThat(names(events("stop", "nosuch"))).containsExactly("begin", "diagnostic", "end");
    }
}
