package dev.zplan.apply.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.host.FactsFile;
import dev.zplan.plan.Origin;
import dev.zplan.plan.PlanFile;
import dev.zplan.registry.Delta;
import dev.zplan.registry.PrivateFolder;
import dev.zplan.registry.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The file beside a journal that holds what its apply set out from ({@code <transaction>.origin.json}): a plan file, a facts file
 * and the registry in one, readable by its owner only. It is written before the journal begins, and never changed.
 *
 * @param path where it is
 */
public record OriginFile(Path path) {

    private static final String MARK = "zplan-origin";
    private static final int VERSION = 1;

    /**
     * Writes it; it would outlive a crash when this returns.
     *
     * @throws JournalException if that cannot be done: then there is no such file
     */
    public void write(Origin origin) {
        try {
            PrivateFolder home = new PrivateFolder(path.resolveSibling("."));
            home.create();
            try {
                write((json(origin) + "\n").getBytes(StandardCharsets.UTF_8));
                home.sync();
            } catch (IOException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new JournalException("What the apply sets out from cannot be written to " + path + ": " + e, e);
        }
    }

    private static ObjectNode json(Origin origin) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(MARK, VERSION);
        json.set("plan", origin.plan().tree());
        json.set("facts", FactsFile.tree(origin.facts().values()));
        json.set("registry", JournalJson.tree(Delta.between(Snapshot.empty(), origin.registry())));
        return json;
    }

    private void write(byte[] text) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(path, options, PrivateFolder.fileMode())) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Reads it.
     *
     * @throws DiagnosticException {@code zplan::journal::origin} if it is missing, damaged or of another version
     */
    public Origin read() {
        try {
            JsonNode json = JournalJson.parse(Files.readString(path));
            if (json.path(MARK).asInt() != VERSION) {
                throw unusable("it is not of version " + VERSION);
            }
            Diagnostics diagnostics = new Diagnostics();
            PlanFile plan = PlanFile.read(path.toString(), json.path("plan").toString(), diagnostics)
                    .orElseThrow(() -> new DiagnosticException(diagnostics.list()));
            Delta registry = JournalJson.read(json.path("registry"), Delta.class);
            return new Origin(
                    plan,
                    FactsFile.read(path.toString(), json.path("facts").toString()),
                    registry.applyTo(Snapshot.empty()));
        } catch (JsonProcessingException e) {
            throw unusable(e.getOriginalMessage());
        } catch (IOException e) {
            throw unusable(e.toString());
        }
    }

    private DiagnosticException unusable(String why) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::journal::origin",
                "what the apply set out from cannot be read from " + path + ": " + why,
                null,
                "bring the file back from a backup; its journal tells what was done"));
    }
}
