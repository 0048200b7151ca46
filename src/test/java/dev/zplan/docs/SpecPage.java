package dev.zplan.docs;

import dev.zplan.manual.NodeForm;
import dev.zplan.module.type.PropertyTable;
import dev.zplan.module.type.Types;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes docs/spec.md from the schemas that specs are checked against. */
final class SpecPage {

    private static final String TYPES = "#types";

    private final StringBuilder text = new StringBuilder();
    private final Map<String, FieldType> types = new TreeMap<>();

    private SpecPage() {}

    /**
     * The page.
     *
     * @param groups the top-level nodes below their headings
     */
    static String of(Map<String, List<NodeSchema>> groups) {
        SpecPage page = new SpecPage();
        page.text.append("""
                # What a spec may say

                This page is made from the schemas that zplan checks specs against. Whatever is not here is an error, told with its
                place and the nearest known name.

                In KDL a field is written `name=value` behind the node, or as a child `name value`. A field with a position may be
                written without its name. In [YAML](yaml.md) every field has its name, and a node with a key is an entry of a
                mapping. Any value may hold expressions, see [pools and templates](pools-and-templates.md).

                What zplan makes of it on a host, what a change of each field does there, and which commands it runs is on the page
                [reference.md](reference.md).
                """);
        groups.forEach((heading, nodes) -> {
            page.text.append("\n## ").append(heading).append("\n");
            nodes.forEach(node -> page.node(node, "", "###"));
        });
        page.properties();
        page.types();
        return page.text.toString();
    }

    private void node(NodeSchema node, String path, String heading) {
        String full = path + node.name();
        text.append("\n%s `%s`%n%n%s%s.%n".formatted(heading, full, node.about(), repeated(node)));
        text.append("\n    KDL    %s%n    YAML   %s%n".formatted(NodeForm.kdl(node), NodeForm.yaml(node)));
        if (!node.fields().isEmpty() || node.open() != null) {
            text.append("\n| field | type | meaning |\n| --- | --- | --- |\n");
            node.fields().forEach(this::field);
            FieldType open = node.open();
            if (open != null) {
                text.append("| any other | %s | %s |%n".formatted(type(open), open.about()));
            }
        }
        node.blocks().forEach(block -> node(block, full + " / ", heading.length() < 5 ? heading + "#" : heading));
    }

    private static String repeated(NodeSchema node) {
        return node.repeatable() ? "; may be repeated" : "";
    }

    private void field(FieldSchema field) {
        List<String> notes = new ArrayList<>();
        if (field.required()) {
            notes.add("required");
        }
        if (field.list()) {
            notes.add("a list");
        }
        if (field.position() >= 0) {
            notes.add("position " + (field.position() + 1));
        }
        if (field.fallback() != null) {
            notes.add("default `" + field.fallback().show() + "`");
        }
        String note = notes.isEmpty() ? "" : " (" + String.join(", ", notes) + ")";
        text.append("| `%s` | %s | %s%s |%n".formatted(field.name(), type(field.type()), field.about(), note));
    }

    private String type(FieldType type) {
        if (type.name().contains("|")) {
            return type.about();
        }
        types.put(type.name(), type);
        return "[" + type.name() + "](" + TYPES + ")";
    }

    private void properties() {
        text.append("\n## Properties\n");
        text.append("\nOf datasets: `").append(String.join("`, `", PropertyTable.ZFS.names()));
        text.append("`, and any name with a colon in it (a user property).\n");
        text.append("\nOf links (`linkprop`): `")
                .append(String.join("`, `", PropertyTable.LINK.names()))
                .append("`.\n");
    }

    private void types() {
        text.append("\n## Types\n\n| type | what it takes |\n| --- | --- |\n");
        Types.names().stream().map(Types::of).forEach(type -> types.putIfAbsent(type.name(), type));
        types.forEach((name, type) ->
                text.append("| `%s` | %s |%n".formatted(name, type.about().replace("|", "\\|"))));
    }
}
