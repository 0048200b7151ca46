package dev.zplan.manual;

import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a node is written. */
public final class NodeForm {

    private NodeForm() {}

    /** In KDL: {@code attr "NAME" "VALUE" { … }}. */
    public static String kdl(NodeSchema node) {
        StringBuilder line = new StringBuilder(node.name());
        positional(node)
                .forEach(f ->
                        line.append(" \"").append(placeholder(f)).append('"').append(f.list() ? " …" : ""));
        if (!node.blocks().isEmpty() || node.fields().size() > positional(node).size() || node.open() != null) {
            line.append(" { … }");
        }
        return line.toString();
    }

    /** In YAML: <code>attr: {NAME: {value: VALUE, …}}</code>. */
    public static String yaml(NodeSchema node) {
        List<FieldSchema> positional = positional(node);
        List<String> inner = new ArrayList<>();
        positional.stream()
                .skip(node.keyed() ? 1 : 0)
                .forEach(f -> inner.add(f.name() + ": " + (f.list() ? "[" + placeholder(f) + ", …]" : placeholder(f))));
        inner.add("…");
        String body = "{" + String.join(", ", inner) + "}";
        if (node.keyed()) {
            return node.name() + ": {" + placeholder(positional.get(0)) + ": " + body + "}";
        }
        return node.name() + ": " + (node.repeatable() ? "[" + body + ", …]" : body);
    }

    private static List<FieldSchema> positional(NodeSchema node) {
        return node.fields().stream().filter(f -> f.position() >= 0).toList();
    }

    private static String placeholder(FieldSchema field) {
        return field.name().toUpperCase(Locale.ROOT);
    }
}
