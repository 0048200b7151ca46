package dev.zplan.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.resource.JsonText;
import dev.zplan.sim.zonecfg.ByteText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The commands that were run since a host's state was written: one JSON object a line, in a file beside that of the state. The same
 * commands give the same host, so whoever reads the state runs them again. That is why a command costs what it does itself, however
 * much there is on the host.
 *
 * <p>The first line tells which state they were run on; commands of another state count for nothing.
 *
 * @param path the file, which need not be there
 */
record Additions(Path path) {

    /**
     * A command.
     *
     * @param argv its words
     * @param stdin what it read
     */
    record Command(List<String> argv, String stdin) {}

    /**
     * What counts of the file.
     *
     * @param commands in the order in which they were run
     * @param end where they end; the next one belongs there
     */
    record Run(List<Command> commands, long end) {}

    /** How long the file is; 0 where there is none. */
    long length() {
        // asked for with each command: an exception where there is no file would cost more than the answer
        return path.toFile().length();
    }

    /** The commands that were run on the state that has this mark. A last line that is not whole was never told to be run. */
    Run on(String mark) throws IOException {
        if (length() == 0) {
            return new Run(List.of(), 0);
        }
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return whole.startsWith(mark + "\n")
                ? new Run(whole.lines().skip(1).map(Additions::parsed).toList(), whole.length())
                : new Run(List.of(), 0);
    }

    private static Command parsed(String line) {
        try {
            JsonNode json = JsonText.read(ByteText.decode(line.getBytes(StandardCharsets.ISO_8859_1)));
            List<String> argv = new ArrayList<>();
            json.path("argv").forEach(word -> argv.add(word.asText()));
            return new Command(argv, json.path("stdin").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a command that was run: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Adds a command behind the others.
     *
     * @param length where they end
     * @return where it ends
     */
    long add(Command command, long length, String mark) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        command.argv().forEach(json.putArray("argv")::add);
        json.put("stdin", command.stdin());
        String line = (length == 0 ? mark + "\n" : "") + JsonText.write(json) + "\n";
        try (FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), StateFile.PRIVATE)) {
            channel.truncate(length);
            ByteBuffer bytes = ByteBuffer.wrap(ByteText.encode(line));
            long end = length;
            while (bytes.hasRemaining()) {
                end += channel.write(bytes, end);
            }
            return end;
        }
    }

    /** Forgets them: the state has them. */
    void remove() throws IOException {
        Files.deleteIfExists(path);
    }
}
