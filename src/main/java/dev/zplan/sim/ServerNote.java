package dev.zplan.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.resource.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Who serves a host, as it stands beside the host's state file while it is served.
 *
 * @param pid of the server
 * @param user who started it
 * @param since when, as ISO 8601
 * @param spool the folder through which it is talked to
 * @param bin the folder of its executables
 */
public record ServerNote(long pid, String user, String since, Path spool, Path bin) {

    private static final String FORMAT = "zplan-sim-server";
    private static final String SUFFIX = ".json";

    /** Where the note of a host stands. */
    static Path beside(Path stateFile) {
        String name = stateFile.getFileName().toString();
        String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return stateFile.resolveSibling(stem + ".server");
    }

    /** The note of a server that lives; empty where there is none. */
    public static Optional<ServerNote> of(Path stateFile) {
        return left(stateFile).filter(ServerNote::isAlive);
    }

    /** The note that stands there, be its server alive or not. */
    public static Optional<ServerNote> left(Path stateFile) {
        try {
            JsonNode json = JsonText.read(Files.readString(beside(stateFile)));
            return json.path(FORMAT).asInt() != 1
                    ? Optional.empty()
                    : Optional.of(new ServerNote(
                            json.path("pid").asLong(),
                            json.path("user").asText(),
                            json.path("since").asText(),
                            Path.of(json.path("spool").asText()),
                            Path.of(json.path("bin").asText())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid).isPresent();
    }

    void write(Path stateFile) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(FORMAT, 1)
                .put("pid", pid)
                .put("user", user)
                .put("since", since)
                .put("spool", spool.toString())
                .put("bin", bin.toString());
        Path note = beside(stateFile);
        Path fresh = note.resolveSibling(note.getFileName() + ".new");
        try {
            Files.writeString(fresh, JsonText.write(json) + "\n");
            Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path stateFile) {
        try {
            Files.deleteIfExists(beside(stateFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a message tells it: {@code process 123 of root since 2026-01-02T03:04:05Z}. */
    @Override
    public String toString() {
        return "process " + pid + " of " + user + " since " + since;
    }
}
