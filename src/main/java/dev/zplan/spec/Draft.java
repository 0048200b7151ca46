package dev.zplan.spec;

import dev.zplan.diagnostic.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node whose parts have found their places in its schema, before expressions and types: templates are merged in this form.
 *
 * @param schema what it is
 * @param span where its name stands
 * @param fields its written fields by name, those given by position included
 * @param blocks its children, in order
 * @param whole whether nothing of it had to be left out
 */
record Draft(NodeSchema schema, Span span, Map<String, Entry> fields, List<Draft> blocks, boolean whole) {

    /**
     * A written field.
     *
     * @param span where its name stands; where its value stands when it was given by position
     * @param values one for a single field, any number for a list; none for a single field that was written wrongly
     */
    record Entry(Span span, List<Scalar> values) {
        Entry {
            values = List.copyOf(values);
        }

        /** Where the value stands, or the name when there is none. */
        Span place() {
            return values.isEmpty() ? span : values.get(0).span();
        }
    }

    Draft {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        blocks = List.copyOf(blocks);
    }

    /** The node's name. */
    String name() {
        return schema.name();
    }

    /** The only value of a field as it was written. */
    Optional<Scalar> scalar(String field) {
        Entry entry = fields.get(field);
        return entry == null ? Optional.empty() : entry.values().stream().findFirst();
    }

    /** The text of the key as it was written, if the node is keyed and the key is there. */
    @Nullable
    String key() {
        return schema.keyed()
                ? keyField(schema)
                        .flatMap(this::scalar)
                        .map(s -> s.value().show())
                        .orElse(null)
                : null;
    }

    static Optional<String> keyField(NodeSchema schema) {
        return schema.fields().stream()
                .filter(f -> f.position() == 0)
                .map(FieldSchema::name)
                .findFirst();
    }

    /** The same with another value of a field. */
    Draft with(String field, Scalar value) {
        Map<String, Entry> changed = new LinkedHashMap<>(fields);
        changed.put(field, new Entry(value.span(), List.of(value)));
        return new Draft(schema, span, changed, blocks, whole);
    }

    /** The same, known not to be whole. */
    Draft broken() {
        return new Draft(schema, span, fields, blocks, false);
    }

    /** The same without a field. */
    Draft without(String field) {
        Map<String, Entry> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new Draft(schema, span, changed, blocks, whole);
    }

    /**
     * This node laid over a template. Its fields replace the template's, lists as a whole. Children that may stand only once,
     * and keyed ones of the same key, are merged in the same way, in the template's order; all others are appended.
     */
    Draft over(Draft template) {
        Map<String, Entry> mergedFields = new LinkedHashMap<>(template.fields);
        mergedFields.putAll(fields);
        List<Draft> merged = new ArrayList<>(template.blocks);
        int inherited = merged.size();
        for (Draft block : blocks) {
            int twin = block.twin(merged.subList(0, inherited));
            if (twin < 0) {
                merged.add(block);
            } else {
                merged.set(twin, block.over(merged.get(twin)));
            }
        }
        return new Draft(schema, span, mergedFields, merged, whole && template.whole);
    }

    private int twin(List<Draft> others) {
        String key = key();
        for (int i = 0; i < others.size(); i++) {
            Draft other = others.get(i);
            boolean same = !schema.repeatable() || (key != null && key.equals(other.key()));
            if (same && other.schema.name().equals(schema.name())) {
                return i;
            }
        }
        return -1;
    }
}
