package dev.zplan.sim.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zplan.sim.command.Difference;
import dev.zplan.sim.zfs.RecordedZfs;
import dev.zplan.sim.zonecfg.RecordedCase;
import dev.zplan.sim.zonecfg.Replay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One recorded case, of whatever program.
 *
 * @param id its name
 * @param note where the system that it was recorded on is known to do otherwise than illumos: what illumos does; else empty
 * @param differences does it again on a host of its own, and tells where the simulation does otherwise
 */
public record Recording(String id, Optional<String> note, Supplier<List<Difference>> differences) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The members that a recording need not have, and what is then not compared. */
    private static final Map<String, String> OPTIONAL =
            Map.of("stdout", "stdout", "stderr", "stderr", "index", "index", "exit_code", "exit code");

    /**
     * Reads one line of a file of recordings.
     *
     * @param number of the line, the name of a recording without one
     * @throws IllegalArgumentException with the reason, when it is none
     */
    public static Recording parse(String line, int number) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        if (!json.isObject() || !json.path("argv").isArray()) {
            throw new IllegalArgumentException("not a recording: an object with argv is expected");
        }
        String id = json.path("id").asText("line " + number);
        String program = json.path("argv").path(0).asText();
        if (program.equals("zfs") || program.equals("zpool") || json.has("pool")) {
            RecordedZfs recorded = RecordedZfs.of(json);
            return new Recording(id, recorded.note(), () -> recordedOnly(json, recorded.differences()));
        }
        if (!json.has("flavour")) {
            throw new IllegalArgumentException(
                    "not a recording: it has the flavour of a zonecfg, or else argv begins with zfs or zpool");
        }
        RecordedCase recorded = RecordedCase.parse(line);
        return new Recording(id, Optional.empty(), () -> recordedOnly(json, Replay.differences(recorded)));
    }

    private static List<Difference> recordedOnly(JsonNode json, List<Difference> differences) {
        return differences.stream()
                .filter(d -> OPTIONAL.entrySet().stream()
                        .noneMatch(o -> o.getValue().equals(d.what()) && !json.has(o.getKey())))
                .toList();
    }

    /** The differences; that the simulation threw is one. */
    public List<Difference> play() {
        try {
            return differences.get();
        } catch (RuntimeException e) {
            return List.of(new Difference("simulation", "an answer", e.toString()));
        }
    }
}
