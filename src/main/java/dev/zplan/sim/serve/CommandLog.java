package dev.zplan.sim.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.resource.JsonText;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was run on a host: one JSON object a line, the first one names the format. Neither what a command read nor what it printed
 * is written down: both may hold secrets.
 *
 * @param path the file, readable by its owner only
 */
public record CommandLog(Path path) {

    private static final String FORMAT = "zplan-sim-log";
    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * A command that was run.
     *
     * @param time when it began
     * @param argv its words
     * @param result its exit status, or {@code hang}, {@code crash}, {@code killed}
     * @param millis how long it took
     */
    public record Entry(Instant time, List<String> argv, String result, long millis) {

        /** Keeps a copy. */
        public Entry {
            argv = List.copyOf(argv);
        }
    }

    /** Adds a command. Throws UncheckedIOException when it cannot be written. */
    public void add(Entry entry) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("time", entry.time().toString());
        entry.argv().forEach(json.putArray("argv")::add);
        json.put("result", entry.result());
        json.put("ms", entry.millis());
        try {
            if (!Files.exists(path)) {
                begin();
            }
            append(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin() throws IOException {
        try {
            Files.createFile(path, PRIVATE);
            append(JsonNodeFactory.instance.objectNode().put(FORMAT, 1));
        } catch (FileAlreadyExistsException e) {
            return; // another has begun it this very moment
        }
    }

    /** One write for a line, so that those of several processes do not mix. Not by a channel: an interrupt would close it. */
    private void append(ObjectNode line) throws IOException {
        try (OutputStream out = new FileOutputStream(path.toFile(), true)) {
            out.write((JsonText.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * All that was run, oldest first. A line that was not written to its end is passed over.
     *
     * @throws IllegalArgumentException when the file is no log, or of another version
     */
    public List<Entry> read() {
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.isEmpty() || json(lines.get(0)).path(FORMAT).asInt() != 1) {
            throw new IllegalArgumentException(path + " is not a log of a simulated host, or of another version");
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            JsonNode json = json(line);
            if (json.has("argv")) {
                List<String> argv = new ArrayList<>();
                json.path("argv").forEach(word -> argv.add(word.asText()));
                entries.add(new Entry(
                        Instant.parse(json.path("time").asText()),
                        argv,
                        json.path("result").asText(),
                        json.path("ms").asLong()));
            }
        }
        return entries;
    }

    private static JsonNode json(String line) {
        try {
            return JsonText.read(line);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
