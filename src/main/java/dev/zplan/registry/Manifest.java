package dev.zplan.registry;

import dev.zplan.kdl.KdlDocument;
import dev.zplan.kdl.KdlNode;
import dev.zplan.kdl.KdlPrinter;
import dev.zplan.kdl.KdlString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a save changes. It is kept in a folder beside the files: {@code .new} while it is being made, where nobody looks at it,
 * and {@code .pending} from the one rename that publishes it.
 *
 * @param writes files to put in place, in this order; the new content of the n-th, from 0, is staged as {@code n}
 * @param deletes files to delete
 */
record Manifest(List<String> writes, List<String> deletes) {

    private static final String FILE = "manifest.kdl";
    private static final String NEW = ".new";
    private static final String PENDING = ".pending";

    /** The folder in which a save is made. */
    static Path unpublished(Path registry) {
        return registry.resolve(NEW);
    }

    /** The folder of a published save. */
    static Path pending(Path registry) {
        return registry.resolve(PENDING);
    }

    /** Where the list itself is kept in either of them. */
    static Path file(Path stage) {
        return stage.resolve(FILE);
    }

    /** Where the n-th written file of a published save waits to be put in place. */
    static Path staged(Path registry, int n) {
        return pending(registry).resolve(Integer.toString(n));
    }

    /** The published save of a registry; empty without one. */
    static Manifest published(Path registry) throws IOException {
        Path file = file(pending(registry));
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new Manifest(List.of(), List.of());
        }
        return parse(RegistryText.parse(file, content));
    }

    /** As a file. */
    byte[] bytes() {
        List<KdlNode> nodes = new ArrayList<>();
        writes.forEach(path -> nodes.add(KdlNode.builder("write").argument(path).build()));
        deletes.forEach(
                path -> nodes.add(KdlNode.builder("delete").argument(path).build()));
        return new KdlPrinter().printToString(new KdlDocument(nodes)).getBytes(StandardCharsets.UTF_8);
    }

    private static Manifest parse(RegistryText file) {
        List<String> writes = new ArrayList<>();
        List<String> deletes = new ArrayList<>();
        for (KdlNode node : file.nodes()) {
            boolean write = node.name().equals("write");
            if (node.arguments().size() != 1
                    || !(node.arguments().get(0).value() instanceof KdlString path)
                    || !(write || node.name().equals("delete"))) {
                throw file.damaged(node.nameSpan(), "only files to write and to delete may stand here");
            }
            (write ? writes : deletes).add(path.value());
        }
        return new Manifest(writes, deletes);
    }
}
