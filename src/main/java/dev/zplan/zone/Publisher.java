package dev.zplan.zone;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A package publisher as a file of {@code publishers/}, a template or a zone says it.
 *
 * @param name its name
 * @param values what is said of it, in normal forms, by the names of the fields
 * @param spans where each was said
 * @param span where the publisher was named
 */
public record Publisher(String name, SortedMap<String, Value> values, Map<String, Span> spans, Span span) {

    /** Keeps copies. */
    public Publisher {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        spans = Map.copyOf(spans);
    }

    /** The publisher of a checked node. */
    static Publisher of(Block block) {
        SortedMap<String, Value> values = new TreeMap<>();
        Map<String, Span> spans = new TreeMap<>();
        block.fields().forEach((field, value) -> {
            if (!field.equals("name")) {
                values.put(field, value.value());
                spans.put(field, value.span());
            }
        });
        return new Publisher(block.text("name").orElseThrow(), values, spans, block.spanOf("name"));
    }

    /** This one's values, and where it has none those of another. */
    Publisher over(Publisher base) {
        SortedMap<String, Value> all = new TreeMap<>(base.values);
        all.putAll(values);
        Map<String, Span> places = new TreeMap<>(base.spans);
        places.putAll(spans);
        return new Publisher(name, all, places, span);
    }

    /** What it says of a field; null for nothing. */
    public @Nullable Value value(String field) {
        return values.get(field);
    }

    /** What it says of a field, as text; empty for nothing. */
    public String text(String field) {
        Value value = values.get(field);
        return value == null ? "" : value.show();
    }

    /** The texts of a field that is a list; none where it says nothing. */
    public List<String> items(String field) {
        return values.get(field) instanceof Value.Items items
                ? items.items().stream().map(Value::show).toList()
                : List.of();
    }

    /** Where a field was said; the publisher's own place where it was not. */
    public Span spanOf(String field) {
        return spans.getOrDefault(field, span);
    }
}
