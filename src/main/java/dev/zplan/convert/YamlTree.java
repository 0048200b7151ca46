package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.spec.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML. */
final class YamlTree {

    private final YamlText text;
    private final Diagnostics out;

    private YamlTree(YamlText text, Diagnostics out) {
        this.text = text;
        this.out = out;
    }

    /** The document; empty, and told, if it is none. */
    static Optional<Datum> read(Source source, Diagnostics out) {
        YamlText text = new YamlText(source, out);
        Node root = text.compose();
        if (root == null) {
            if (!out.hasErrors()) {
                out.error("zplan::convert::syntax", "there is nothing in " + source.name(), null, "give it a document");
            }
            return Optional.empty();
        }
        return Optional.of(new YamlTree(text, out).value(root, text.span(root)));
    }

    private Datum value(Node node, Span from) {
        Span span = text.start(node);
        if (!text.enter(node, from)) {
            return new Datum.Nothing(span);
        }
        Datum value = entered(node, span);
        text.leave(node);
        return value;
    }

    private Datum entered(Node node, Span span) {
        if (node instanceof MappingNode mapping) {
            return table(mapping, span);
        }
        if (node instanceof SequenceNode sequence) {
            List<Datum> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(value(item, span)));
            return new Datum.Row(items, span);
        }
        text.tagged(node);
        return text.isNull(node) ? new Datum.Nothing(span) : new Datum.Word(((ScalarNode) node).getValue(), span);
    }

    private Datum table(MappingNode mapping, Span span) {
        Entries entries = new Entries(out);
        for (NodeTuple tuple : mapping.getValue()) {
            Span at = text.span(tuple.getKeyNode());
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                entries.add(new Datum.Entry(key.getValue(), at, value(tuple.getValueNode(), at)));
            } else {
                out.error("zplan::convert::syntax", "a name must be a text", at, "write `NAME: VALUE`");
            }
        }
        return new Datum.Table(entries.list(), span);
    }
}
