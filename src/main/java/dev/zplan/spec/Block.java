package dev.zplan.spec;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node after templates, expressions and the check against its schema: what it holds is known to be allowed, complete and of
 * the right types.
 *
 * @param schema what it was checked against
 * @param span where its name stands
 * @param fields its fields that are set, defaults included
 * @param blocks its children, in order
 */
public record Block(NodeSchema schema, Span span, Map<String, Field> fields, List<Block> blocks) {

    /** Keeps copies. */
    public Block {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        blocks = List.copyOf(blocks);
    }

    /** The node's name. */
    public String name() {
        return schema.name();
    }

    /** The value of a field, or null. */
    public @Nullable Value value(String field) {
        Field found = fields.get(field);
        return found == null ? null : found.value();
    }

    /** The text of a field, if it is set. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(value(field)).map(Value::show);
    }

    /** Whether a flag is set and true. */
    public boolean is(String field) {
        return value(field) instanceof Value.Flag flag && flag.on();
    }

    /** The values of a list field; empty when it is not set. */
    public List<Value> items(String field) {
        return value(field) instanceof Value.Items list ? list.items() : List.of();
    }

    /** Where a field was written; the node's own place when it was not. */
    public Span spanOf(String field) {
        Field found = fields.get(field);
        return found == null ? span : found.span();
    }

    /** The children of that name, in order. */
    public List<Block> blocks(String blockName) {
        List<Block> found = new ArrayList<>(0);
        for (Block block : blocks) {
            if (block.name().equals(blockName)) {
                found.add(block);
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** The only child of that name, if there is one. */
    public Optional<Block> block(String blockName) {
        return blocks(blockName).stream().findFirst();
    }
}
