package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one document, KDL or YAML by the suffix of its name, and checks it. This is the whole way for files without variables
 * and templates (settings, pools, modules): texts are taken as they stand, <code>${…}</code> included. Plans go through
 * {@link SpecLoader}.
 *
 * @param schemas the top-level nodes that may stand in it
 */
public record DocumentReader(List<NodeSchema> schemas) {

    /** Keeps a copy. */
    public DocumentReader {
        schemas = List.copyOf(schemas);
    }

    /** The nodes of a document. Nothing but its syntax is checked; YAML needs the schemas to know a key from a field. */
    public Document nodes(Source source) {
        String name = source.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".kdl")) {
            return KdlReader.read(source);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return YamlReader.read(source, schemas);
        }
        Diagnostics out = new Diagnostics();
        out.error(
                "zplan::spec::unknown_language",
                "`" + source.name() + "` is neither KDL nor YAML by its name",
                null,
                "name it .kdl, .yaml or .yml");
        return new Document(List.of(), out.list());
    }

    /** The document, checked; texts are literal. */
    public Checked blocks(Source source) {
        Diagnostics out = new Diagnostics();
        Checker checker = new Checker(scalar -> new Evaluated(scalar.value(), false), new Secrets(), out);
        List<Block> blocks = new ArrayList<>();
        for (Draft draft : drafts(source, out)) {
            checker.check(draft).ifPresent(blocks::add);
        }
        return new Checked(checker.unique(blocks), out.list());
    }

    /** The document's nodes in the shape of their schemas, values not yet looked at. */
    List<Draft> drafts(Source source, Diagnostics out) {
        Document document = nodes(source);
        out.addAll(document.diagnostics());
        List<Draft> drafts = new Shaper(out).document(document.nodes(), schemas);
        boolean readable = document.diagnostics().stream().noneMatch(Diagnostic::isError);
        return readable ? drafts : drafts.stream().map(Draft::broken).toList();
    }
}
