package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the place of every part of a node in its schema, and tells whatever has none. */
final class Shaper {

    private final Diagnostics out;
    private int problems;

    Shaper(Diagnostics out) {
        this.out = out;
    }

    /** The top-level nodes of a document. */
    List<Draft> document(List<SpecNode> nodes, List<NodeSchema> schemas) {
        List<String> names = schemas.stream().map(NodeSchema::name).toList();
        List<Draft> drafts = new ArrayList<>();
        for (SpecNode node : nodes) {
            schemas.stream()
                    .filter(s -> s.name().equals(node.name()))
                    .findFirst()
                    .ifPresentOrElse(
                            schema -> drafts.add(shape(node, schema)),
                            () -> error(
                                    "zplan::spec::unknown_node",
                                    "there is no `" + node.name() + "` here",
                                    node.span(),
                                    new Known("what may stand here", names).help(node.name())));
        }
        return once(drafts, false);
    }

    /** One node. */
    Draft shape(SpecNode node, NodeSchema schema) {
        int before = problems;
        Map<String, Draft.Entry> fields = positional(node, schema);
        List<String> byPosition = List.copyOf(fields.keySet());
        List<Draft> blocks = new ArrayList<>();
        for (SpecNode child : node.children()) {
            Optional<NodeSchema> block = schema.block(child.name());
            FieldSchema field = field(schema, child);
            if (block.isPresent()) {
                blocks.add(shape(child, block.get()));
            } else if (field == null) {
                unknown(child, schema);
            } else if (byPosition.contains(child.name())) {
                twice("zplan::spec::field_twice", child.name(), child.span(), place(fields, child.name()));
            } else if (fits(child, field)) {
                add(fields, field, child);
            } else {
                fields.putIfAbsent(child.name(), new Draft.Entry(child.span(), List.of()));
            }
        }
        List<Draft> kept = once(blocks, true);
        return new Draft(schema, node.span(), fields, kept, problems == before);
    }

    /** The field of a child's name: a declared one, or one of an open node. */
    private static @Nullable FieldSchema field(NodeSchema schema, SpecNode child) {
        FieldType open = schema.open();
        return schema.field(child.name())
                .orElseGet(() -> open == null || !child.children().isEmpty()
                        ? null
                        : FieldSchema.optional(child.name(), open, "any other field"));
    }

    private Map<String, Draft.Entry> positional(SpecNode node, NodeSchema schema) {
        Map<String, Draft.Entry> fields = new LinkedHashMap<>();
        for (int i = 0; i < node.arguments().size(); i++) {
            int position = i;
            Scalar argument = node.arguments().get(i);
            Optional<FieldSchema> field = schema.fields().stream()
                    .filter(f -> f.position() == position || (f.list() && f.position() >= 0 && f.position() < position))
                    .findFirst();
            if (field.isEmpty()) {
                tooMany(schema, i, argument.span());
                break;
            }
            append(fields, field.get().name(), argument.span(), List.of(argument));
        }
        return fields;
    }

    private void tooMany(NodeSchema schema, int taken, Span span) {
        List<String> names = schema.fields().stream().map(FieldSchema::name).toList();
        error(
                "zplan::spec::too_many_values",
                "`" + schema.name() + "` takes "
                        + (taken == 0 ? "no value" : taken == 1 ? "one value" : taken + " values") + " without a name",
                span,
                names.isEmpty()
                        ? "write its children in braces"
                        : "give the others by name: " + String.join(", ", names));
    }

    private boolean fits(SpecNode child, FieldSchema field) {
        String name = child.name();
        if (!child.children().isEmpty()) {
            error(
                    "zplan::spec::field_children",
                    "`" + name + "` is a field: it takes a value, not a block",
                    child.children().get(0).span(),
                    "write `" + name + " VALUE`: " + field.type().about());
            return false;
        }
        if (!field.list() && child.arguments().isEmpty()) {
            error(
                    "zplan::spec::no_value",
                    "`" + name + "` has no value",
                    child.span(),
                    "write `" + name + " VALUE`: " + field.type().about());
            return false;
        }
        if (!field.list() && child.arguments().size() > 1) {
            error(
                    "zplan::spec::too_many_values",
                    "`" + name + "` takes one value",
                    child.arguments().get(1).span(),
                    "remove the others");
            return false;
        }
        return true;
    }

    private void add(Map<String, Draft.Entry> fields, FieldSchema field, SpecNode child) {
        Span earlier = place(fields, child.name());
        if (earlier != null && !field.list()) {
            twice("zplan::spec::field_twice", child.name(), child.span(), earlier);
            return;
        }
        append(fields, child.name(), child.span(), child.arguments());
    }

    private static void append(Map<String, Draft.Entry> fields, String name, Span span, List<Scalar> values) {
        Draft.Entry earlier = fields.get(name);
        if (earlier == null) {
            fields.put(name, new Draft.Entry(span, values));
            return;
        }
        List<Scalar> all = new ArrayList<>(earlier.values());
        all.addAll(values);
        fields.put(name, new Draft.Entry(earlier.span(), all));
    }

    private static @Nullable Span place(Map<String, Draft.Entry> fields, String name) {
        Draft.Entry entry = fields.get(name);
        return entry == null ? null : entry.span();
    }

    /** Leaves out, and tells, what may stand only once or (where keys count) has the key of an earlier one. */
    private List<Draft> once(List<Draft> drafts, boolean keys) {
        Map<List<String>, Span> seen = new HashMap<>();
        List<Draft> kept = new ArrayList<>();
        for (Draft draft : drafts) {
            String key = keys ? draft.key() : null;
            String name = draft.schema().name();
            if (draft.schema().repeatable() && key == null) {
                kept.add(draft);
                continue;
            }
            Span earlier = seen.putIfAbsent(key == null ? List.of(name) : List.of(name, key), draft.span());
            if (earlier == null) {
                kept.add(draft);
            } else if (key == null) {
                twice("zplan::spec::block_twice", name, draft.span(), earlier);
            } else {
                twice("zplan::spec::key_twice", name + " " + key, draft.span(), earlier);
            }
        }
        return kept;
    }

    private void twice(String code, String name, Span span, @Nullable Span earlier) {
        error(code, "`" + name + "` is given twice", span, "the first is at " + earlier);
    }

    private void error(String code, String message, Span span, String help) {
        problems++;
        out.error(code, message, span, help);
    }

    private void unknown(SpecNode child, NodeSchema schema) {
        List<String> names = new ArrayList<>();
        schema.fields().forEach(f -> names.add(f.name()));
        schema.blocks().forEach(b -> names.add(b.name()));
        error(
                "zplan::spec::unknown_field",
                "`" + schema.name() + "` has no `" + child.name() + "`",
                child.span(),
                new Known("what `" + schema.name() + "` may hold", names).help(child.name()));
    }
}
