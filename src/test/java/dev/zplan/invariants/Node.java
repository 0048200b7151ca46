package dev.zplan.invariants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node of a spec, that can be written in both languages.
 *
 * @param name what it is
 * @param positional how many of its fields KDL has by position
 * @param fields by name, in order
 * @param children the nodes within
 */
record Node(String name, int positional, Map<String, Object> fields, List<Node> children) {

    static Node of(String name, int positional, Object... fields) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            named.put((String) fields[i], fields[i + 1]);
        }
        return new Node(name, positional, named, new ArrayList<>());
    }

    Node with(Node child) {
        children.add(child);
        return this;
    }

    Node with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    static String kdl(List<Node> nodes) {
        StringBuilder out = new StringBuilder();
        nodes.forEach(node -> node.kdl("", out));
        return out.toString();
    }

    private void kdl(String indent, StringBuilder out) {
        out.append(indent).append(name);
        int at = 0;
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            out.append(' ');
            if (at++ >= positional) {
                out.append(field.getKey()).append('=');
            }
            Object value = field.getValue();
            out.append(value instanceof Boolean ? "#" + value : scalar(value));
        }
        if (!children.isEmpty()) {
            out.append(" {\n");
            children.forEach(child -> child.kdl(indent + "    ", out));
            out.append(indent).append('}');
        }
        out.append('\n');
    }

    static String yaml(List<Node> nodes) {
        StringBuilder out = new StringBuilder();
        yaml(nodes, "", out);
        return out.toString();
    }

    private static void yaml(List<Node> nodes, String indent, StringBuilder out) {
        Map<String, List<Node>> byName = new LinkedHashMap<>();
        nodes.forEach(node ->
                byName.computeIfAbsent(node.name, n -> new ArrayList<>()).add(node));
        byName.forEach((name, same) -> {
            out.append(indent).append(name).append(":\n");
            same.forEach(node -> {
                out.append(indent).append("  -\n");
                node.fields.forEach((field, value) -> out.append(indent)
                        .append("    ")
                        .append(field)
                        .append(": ")
                        .append(scalar(value))
                        .append('\n'));
                yaml(node.children, indent + "    ", out);
            });
        });
    }

    private static String scalar(Object value) {
        return value instanceof String ? "\"" + value + "\"" : value.toString();
    }
}
