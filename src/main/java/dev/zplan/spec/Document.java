package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostic;
import java.util.List;

/**
 * A file read into nodes, whatever its language.
 *
 * @param nodes its top-level nodes, in order; as many as could be read
 * @param diagnostics what is wrong with it as a document
 */
public record Document(List<SpecNode> nodes, List<Diagnostic> diagnostics) {

    /** Keeps copies. */
    public Document {
        nodes = List.copyOf(nodes);
        diagnostics = List.copyOf(diagnostics);
    }
}
