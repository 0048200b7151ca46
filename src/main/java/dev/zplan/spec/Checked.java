package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostic;
import java.util.List;

/**
 * A file read and checked against its schemas.
 *
 * @param blocks its top-level nodes, in order; those with errors are left out
 * @param diagnostics everything that is wrong with it
 */
public record Checked(List<Block> blocks, List<Diagnostic> diagnostics) {

    /** Keeps copies. */
    public Checked {
        blocks = List.copyOf(blocks);
        diagnostics = List.copyOf(diagnostics);
    }
}
