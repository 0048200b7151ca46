package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostic;
import java.util.List;

/**
 * What came of a conversion.
 *
 * @param pieces the files, in the order of what they were made from
 * @param diagnostics errors, where something was not converted at all; warnings, one for each key that is not carried over
 */
public record Converted(List<Piece> pieces, List<Diagnostic> diagnostics) {

    /** Keeps copies. */
    public Converted {
        pieces = List.copyOf(pieces);
        diagnostics = List.copyOf(diagnostics);
    }
}
