package dev.zplan.registry;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.kdl.KdlDocument;
import dev.zplan.kdl.KdlNode;
import dev.zplan.kdl.KdlParseException;
import dev.zplan.kdl.KdlParser;
import dev.zplan.kdl.KdlSpan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * One file of the registry, with its text at hand to show where it is damaged.
 *
 * @param source the file
 * @param nodes what it holds
 */
record RegistryText(Source source, List<KdlNode> nodes) {

    private static final String HELP =
            "zplan alone writes its registry; bring this file back from a backup, or undo what was changed in it";

    /** Reads it. */
    static RegistryText parse(Path file, byte[] content) {
        Source source = new Source(file.toString(), new String(content, StandardCharsets.UTF_8));
        try {
            KdlDocument document = new KdlParser().parse(source.name(), content);
            return new RegistryText(source, document.nodes());
        } catch (KdlParseException e) {
            throw damaged(source, e.span(), "The registry is damaged: " + e.error());
        }
    }

    /** The first node, which must have that name. */
    KdlNode head(String name) {
        if (nodes.isEmpty() || !nodes.get(0).name().equals(name)) {
            KdlSpan span = nodes.isEmpty() ? new KdlSpan(1, 1, 0) : nodes.get(0).nameSpan();
            throw damaged(span, "this file must start with `" + name + "`");
        }
        return nodes.get(0);
    }

    /** Tells that the file is damaged there. */
    DiagnosticException damaged(KdlSpan span, String what) {
        return damaged(source, span, "The registry is damaged: " + what);
    }

    /** Tells that a later zplan wrote the file. */
    DiagnosticException newer(KdlSpan span, String version) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::registry::version",
                "The registry has version " + version + ", and this zplan knows version " + RegistryWriter.VERSION
                        + " only",
                source.span(span.line(), span.column(), span.length()),
                "Use the zplan that wrote it, or a later one"));
    }

    private static DiagnosticException damaged(Source source, KdlSpan at, String message) {
        Span span = source.span(at.line(), at.column(), at.length());
        return new DiagnosticException(Diagnostic.error("zplan::registry::damaged", message, span, HELP));
    }
}
