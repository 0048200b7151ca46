package dev.zplan.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zplan.manual.Chapter;
import dev.zplan.manual.NodeForm;
import dev.zplan.manual.Topic;
import dev.zplan.manual.Topics;
import dev.zplan.report.Table;
import dev.zplan.resource.Value;
import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A topic as text and as JSON. */
final class Explanation {

    private Explanation() {}

    /** The nodes that files begin with. */
    static Table top(Topics topics) {
        List<List<String>> rows = new ArrayList<>();
        for (Chapter chapter : topics.chapters()) {
            chapter.nodes().forEach(node -> rows.add(List.of(node.name(), chapter.files(), prose(node.about()))));
        }
        return new Table(List.of("NODE", "IN", "MEANING"), rows);
    }

    /** For people. */
    static String text(Topic topic) {
        StringBuilder text = new StringBuilder();
        text.append("%s (in %s)%n  %s.%n%n".formatted(topic.name(), topic.files(), prose(topic.about())));
        FieldType type = topic.type();
        if (type != null) {
            line(text, "type", typed(type));
            line(text, "default", fallback(topic.field()));
            line(text, "notes", String.join("; ", topic.notes()));
        } else {
            line(text, "KDL", NodeForm.kdl(topic.node()));
            line(text, "YAML", NodeForm.yaml(topic.node()));
            line(text, "notes", topic.node().repeatable() ? "may be repeated" : "");
        }
        line(text, "change", topic.change().orElse(""));
        line(text, "docs", topic.docs());
        if (topic.isNode()) {
            Table members = members(topic.node());
            if (!members.rows().isEmpty()) {
                text.append('\n').append(members.text());
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append("  %-8s %s%n".formatted(name, value));
        }
    }

    private static Table members(NodeSchema node) {
        List<List<String>> rows = new ArrayList<>();
        node.fields()
                .forEach(f -> rows.add(List.of(f.name(), f.type().name() + (f.list() ? " …" : ""), prose(f.about()))));
        FieldType open = node.open();
        if (open != null) {
            rows.add(List.of("any other", open.name(), prose(open.about())));
        }
        node.blocks().forEach(b -> rows.add(List.of(b.name(), "{ … }", prose(b.about()))));
        return new Table(List.of("FIELD", "TYPE", "MEANING"), rows);
    }

    /** For programs. */
    static ObjectNode json(Topic topic) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("path", topic.name());
        json.put("is", topic.isNode() ? "node" : "field");
        json.put("files", topic.files());
        json.put("about", prose(topic.about()));
        FieldType type = topic.type();
        if (type != null) {
            json.put("type", type.name());
            json.put("allowed", prose(type.about()));
        }
        FieldSchema field = topic.field();
        if (field != null) {
            json.put("required", field.required());
            json.put("list", field.list());
            Value fallback = field.fallback();
            if (fallback != null) {
                json.put("default", fallback.show());
            }
        }
        if (topic.isNode()) {
            json.put("repeatable", topic.node().repeatable());
            ArrayNode fields = json.putArray("fields");
            topic.node().fields().forEach(f -> fields.add(f.name()));
            ArrayNode blocks = json.putArray("nodes");
            topic.node().blocks().forEach(b -> blocks.add(b.name()));
            json.put("other-fields", topic.node().open() != null);
        }
        topic.change().ifPresent(change -> json.put("change", change));
        json.put("docs", topic.docs());
        return json;
    }

    private static String typed(FieldType type) {
        return type.about().isEmpty() || type.name().equals(type.about())
                ? type.name()
                : type.name() + ": " + prose(type.about());
    }

    private static String fallback(@Nullable FieldSchema field) {
        return field == null || field.fallback() == null
                ? ""
                : Objects.requireNonNull(field.fallback()).show();
    }

    /** Without the links of Markdown: {@code [storage](storage.md)} is docs/storage.md here. */
    private static String prose(String about) {
        return about.replaceAll("\\[[^\\]]*\\]\\(([^)]*)\\)", "docs/$1");
    }
}
