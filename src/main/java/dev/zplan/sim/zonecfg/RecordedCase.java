package dev.zplan.sim.zonecfg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zplan.resource.Flavour;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One recording of the real zonecfg: what was done before, one invocation, and everything that could be seen afterwards.
 *
 * @param id its name
 * @param flavour where it was recorded
 * @param setup what happened before
 * @param files the files that exist before, by path
 * @param args the arguments of the invocation
 * @param stdin its standard input
 * @param exitCode its exit status; negative: died by that signal
 * @param stdout its output
 * @param stderr its complaints
 * @param after per zone what {@code export} and {@code info} say afterwards
 * @param index the lines of the index afterwards
 * @param fileOut the files that the invocation wrote
 */
public record RecordedCase(
        String id,
        Flavour flavour,
        List<Setup> setup,
        Map<String, String> files,
        List<String> args,
        String stdin,
        int exitCode,
        String stdout,
        String stderr,
        Map<String, After> after,
        List<String> index,
        Map<String, String> fileOut) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What export and info of a zone say. */
    public record After(Printed export, Printed info) {}

    /** What one invocation printed. */
    public record Printed(int exitCode, String stdout, String stderr) {}

    /**
     * One thing that happened before: an invocation with its exit status, or a change of the index in words.
     *
     * @param args the arguments, empty for a change of the index
     * @param exitCode the exit status of the invocation
     * @param indexEdit the change, such as {@code z1 state -> installed}; empty for an invocation
     * @param note what else was done by hand, empty if nothing
     */
    public record Setup(List<String> args, int exitCode, String indexEdit, String note) {}

    /** Reads one line of a recording. Throws IllegalArgumentException if it is none. */
    public static RecordedCase parse(String line) {
        JsonNode json;
        try {
            json = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a recording: " + e.getOriginalMessage(), e);
        }
        Map<String, After> after = new LinkedHashMap<>();
        json.path("after")
                .properties()
                .forEach(e -> after.put(
                        e.getKey(),
                        new After(
                                printed(e.getValue().path("export")),
                                printed(e.getValue().path("info")))));
        List<Setup> setup = new ArrayList<>();
        json.path("setup")
                .forEach(s -> setup.add(new Setup(
                        texts(s.path("argv")),
                        s.path("exit_code").asInt(),
                        s.path("edit_index").asText(),
                        s.path("note").asText())));
        return new RecordedCase(
                json.path("id").asText(),
                Flavour.of(json.path("flavour").asText())
                        .orElseThrow(() -> new IllegalArgumentException("no flavour in " + json.path("id"))),
                setup,
                named(json.path("files")),
                texts(json.path("argv")),
                text(json.path("stdin")),
                json.path("exit_code").asInt(),
                text(json.path("stdout")),
                text(json.path("stderr")),
                after,
                texts(json.path("index")),
                named(json.path("file_out")));
    }

    private static Printed printed(JsonNode json) {
        return new Printed(json.path("exit_code").asInt(), text(json.path("stdout")), text(json.path("stderr")));
    }

    private static Map<String, String> named(JsonNode json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.properties().forEach(e -> texts.put(e.getKey(), text(e.getValue())));
        return texts;
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(t -> texts.add(text(t)));
        return texts;
    }

    /** A text, or the bytes of one that is not UTF-8. */
    private static String text(JsonNode json) {
        return Optional.ofNullable(json.get("bytes_hex"))
                .map(h -> ByteText.decode(HexFormat.of().parseHex(h.asText())))
                .orElseGet(() -> json.isNull() ? "" : json.asText());
    }
}
