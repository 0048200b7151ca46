package dev.zplan.apply.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads journals. A last line that is not whole was being written when zplan or the machine died; nothing was done on its
 * account, and it is left out. Damage anywhere else is told.
 */
public final class JournalReader {

    private static final String HELP = "Compare the host with the plan by hand, then move this file away";

    private final Path path;
    private final byte[] bytes;
    private final List<JournalRecord> records = new ArrayList<>();
    private int end;
    private int checksum;

    private JournalReader(Path path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
    }

    /**
     * The records of a journal; empty if zplan died before the first was written.
     *
     * @throws DiagnosticException {@code zplan::journal::damaged} with the line, {@code zplan::journal::version} if a later zplan
     *     wrote it, {@code zplan::journal::unreadable} if the disk does not give it
     */
    public static List<JournalRecord> read(Path path) {
        return List.copyOf(whole(path).records);
    }

    /** Reads all of it. */
    static JournalReader whole(Path path) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::journal::unreadable",
                    "The journal " + path + " cannot be read: " + e,
                    null,
                    "Check its permissions"));
        }
        JournalReader reader = new JournalReader(path, bytes);
        while (reader.line()) {
            // each turn takes one line
        }
        return reader;
    }

    /** Bytes up to the end of the last whole line. */
    int end() {
        return end;
    }

    /** The checksum of that line; 0 if there is none. */
    int checksum() {
        return checksum;
    }

    private boolean line() {
        int newline = end;
        while (newline < bytes.length && bytes[newline] != '\n') {
            newline++;
        }
        if (newline >= bytes.length) {
            return false;
        }
        Optional<JournalLine> line = JournalLine.read(checksum, Arrays.copyOfRange(bytes, end, newline));
        if (line.isEmpty()) {
            if (newline + 1 < bytes.length) {
                throw damaged("this line is not what zplan wrote");
            }
            return false;
        }
        records.add(record(line.get().json()));
        checksum = line.get().checksum();
        end = newline + 1;
        return true;
    }

    private JournalRecord record(String json) {
        try {
            JsonNode tree = JournalJson.parse(json);
            int version = tree.path("version").asInt();
            if (records.isEmpty() && version > Journal.VERSION) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::journal::version",
                        "The journal " + path + " has version " + version + ", and this zplan knows version "
                                + Journal.VERSION + " only",
                        null,
                        "Use the zplan that wrote it, or a later one"));
            }
            JournalRecord record = JournalJson.read(tree, JournalRecord.class);
            if (records.isEmpty() != record instanceof JournalRecord.Begin) {
                throw damaged("a journal begins with `begin`, once");
            }
            return record;
        } catch (JsonProcessingException e) {
            throw damaged(e.getOriginalMessage());
        }
    }

    private DiagnosticException damaged(String what) {
        Source source = new Source(path.toString(), new String(bytes, StandardCharsets.UTF_8));
        Span span = source.span(records.size() + 1, 1, 0);
        return new DiagnosticException(
                Diagnostic.error("zplan::journal::damaged", "The journal is damaged: " + what, span, HELP));
    }
}
