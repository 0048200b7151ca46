package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML as spec nodes, by the rules in the package's documentation. */
final class YamlReader {

    private final YamlText text;
    private final Diagnostics out;

    private YamlReader(YamlText text, Diagnostics out) {
        this.text = text;
        this.out = out;
    }

    static Document read(Source source, List<NodeSchema> schemas) {
        Diagnostics out = new Diagnostics();
        YamlText text = new YamlText(source, out);
        Node root = text.compose();
        List<SpecNode> nodes = new ArrayList<>();
        if (root instanceof MappingNode mapping) {
            new YamlReader(text, out).entries(mapping, schemas, nodes);
        } else if (root != null && !text.isNull(root)) {
            out.error(
                    "zplan::spec::syntax",
                    "a YAML file here is a mapping",
                    text.span(root),
                    "start lines with a name and a colon");
        }
        return new Document(nodes, out.list());
    }

    private record Entry(String name, Span span, Node value) {}

    /** The entries of a mapping, each key once, and each key a text. */
    private List<Entry> entries(MappingNode mapping) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Span> seen = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Span span = text.span(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                out.error("zplan::spec::syntax", "a name must be a text", span, "write `NAME: VALUE`");
                continue;
            }
            text.tagged(key);
            if (key.isPlain() && key.getValue().equals("<<")) {
                out.error(
                        "zplan::spec::syntax",
                        "merge keys (<<) are not supported",
                        span,
                        "repeat the fields, or move them to a template");
                continue;
            }
            Span earlier = seen.putIfAbsent(key.getValue(), span);
            if (earlier == null) {
                entries.add(new Entry(key.getValue(), span, tuple.getValueNode()));
            } else {
                out.error(
                        "zplan::spec::duplicate_key",
                        "`" + key.getValue() + "` stands twice in the same mapping",
                        span,
                        "the first is at " + earlier + "; write a list for several");
            }
        }
        return entries;
    }

    private void entries(MappingNode mapping, List<NodeSchema> blocks, List<SpecNode> nodes) {
        for (Entry entry : entries(mapping)) {
            if (!text.enter(entry.value(), entry.span())) {
                continue;
            }
            Optional<NodeSchema> block =
                    blocks.stream().filter(b -> b.name().equals(entry.name())).findFirst();
            if (block.isPresent()) {
                block(block.get(), entry, nodes);
            } else {
                field(entry, nodes);
            }
            text.leave(entry.value());
        }
    }

    private List<SpecNode> children(MappingNode mapping, NodeSchema schema) {
        List<SpecNode> nodes = new ArrayList<>();
        entries(mapping, schema.blocks(), nodes);
        return nodes;
    }

    private void block(NodeSchema schema, Entry entry, List<SpecNode> nodes) {
        if (entry.value() instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                if (text.enter(item, entry.span())) {
                    body(schema, new Entry(entry.name(), text.start(item), item), List.of(), nodes);
                    text.leave(item);
                }
            }
        } else if (entry.value() instanceof MappingNode mapping && isKeyed(schema, mapping)) {
            for (Entry one : entries(mapping)) {
                if (text.enter(one.value(), one.span())) {
                    Scalar key = new Scalar(Value.text(one.name()), one.span());
                    keyed(schema, new Entry(entry.name(), one.span(), one.value()), key, nodes);
                    text.leave(one.value());
                }
            }
        } else {
            body(schema, entry, List.of(), nodes);
        }
    }

    /** Whether a mapping goes from key to body, rather than being a body itself. */
    private static boolean isKeyed(NodeSchema schema, MappingNode mapping) {
        Optional<String> keyField = schema.keyed() ? Draft.keyField(schema) : Optional.empty();
        return keyField.isPresent()
                && mapping.getValue().stream()
                        .noneMatch(tuple -> tuple.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(keyField.get())
                                && tuple.getValueNode() instanceof ScalarNode);
    }

    private void keyed(NodeSchema schema, Entry entry, Scalar key, List<SpecNode> nodes) {
        if (!(entry.value() instanceof SequenceNode sequence)) {
            body(schema, entry, List.of(key), nodes);
            return;
        }
        List<Scalar> arguments = new ArrayList<>(List.of(key));
        for (Node item : sequence.getValue()) {
            if (!text.enter(item, entry.span())) {
                continue;
            }
            if (item instanceof ScalarNode scalar) {
                add(scalar, entry.name(), arguments);
            } else {
                body(schema, new Entry(entry.name(), text.start(item), item), List.of(key), nodes);
            }
            text.leave(item);
        }
        if (arguments.size() > 1) {
            nodes.add(new SpecNode(schema.name(), entry.span(), arguments, List.of()));
        }
    }

    private void body(NodeSchema schema, Entry entry, List<Scalar> before, List<SpecNode> nodes) {
        List<Scalar> arguments = new ArrayList<>(before);
        List<SpecNode> children = List.of();
        if (entry.value() instanceof MappingNode mapping) {
            children = children(mapping, schema);
        } else if (entry.value() instanceof ScalarNode scalar && !text.isNull(scalar)) {
            add(scalar, entry.name(), arguments);
        } else if (entry.value() instanceof SequenceNode sequence) {
            nested(sequence);
        }
        nodes.add(new SpecNode(schema.name(), entry.span(), arguments, children));
    }

    private void field(Entry entry, List<SpecNode> nodes) {
        if (entry.value() instanceof MappingNode mapping) {
            List<SpecNode> children = new ArrayList<>();
            entries(mapping, List.of(), children);
            nodes.add(new SpecNode(entry.name(), entry.span(), List.of(), children));
            return;
        }
        List<Node> items =
                entry.value() instanceof SequenceNode sequence ? sequence.getValue() : List.of(entry.value());
        if (items.isEmpty()) {
            nodes.add(new SpecNode(entry.name(), entry.span(), List.of(), List.of()));
        }
        for (Node item : items) {
            if (item instanceof SequenceNode sequence) {
                nested(sequence);
            } else if (item instanceof ScalarNode scalar) {
                List<Scalar> argument = new ArrayList<>();
                add(scalar, entry.name(), argument);
                if (!argument.isEmpty()) {
                    nodes.add(new SpecNode(entry.name(), entry.span(), argument, List.of()));
                }
            } else if (item instanceof MappingNode && text.enter(item, entry.span())) {
                field(new Entry(entry.name(), text.start(item), item), nodes);
                text.leave(item);
            }
        }
    }

    private void nested(SequenceNode sequence) {
        out.error(
                "zplan::spec::syntax",
                "a list within a list has no meaning here",
                text.start(sequence),
                "write one list");
    }

    private void add(ScalarNode node, String name, List<Scalar> arguments) {
        text.tagged(node);
        Value value = node.isPlain() ? YamlScalars.plain(node.getValue()) : Value.text(node.getValue());
        if (value == null) {
            out.error(
                    "zplan::spec::no_value",
                    "`" + name + "` has no value",
                    text.span(node),
                    "leave it out to have its default; write \"\" for an empty text");
        } else {
            arguments.add(new Scalar(value, text.span(node)));
        }
    }
}
