package dev.zplan.spec;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a node may hold.
 *
 * @param name as it is written
 * @param about what it means, one sentence
 * @param repeatable whether its parent may hold several of it
 * @param keyed whether its field at position 0 tells one from the other: YAML may then write a mapping from key to body, and a
 *     node of the same key in a template and in a zone is one node, merged
 * @param fields its fields
 * @param blocks its children that are more than a field
 * @param open the type of any other field, as {@code compression="lz4"} of a dataset; null where other names are errors
 */
public record NodeSchema(
        String name,
        String about,
        boolean repeatable,
        boolean keyed,
        List<FieldSchema> fields,
        List<NodeSchema> blocks,
        @Nullable FieldType open) {

    /** Keeps copies. */
    public NodeSchema {
        fields = List.copyOf(fields);
        blocks = List.copyOf(blocks);
    }

    /** The field of that name. */
    public Optional<FieldSchema> field(String fieldName) {
        return fields.stream().filter(f -> f.name().equals(fieldName)).findFirst();
    }

    /** The child of that name. */
    public Optional<NodeSchema> block(String blockName) {
        return blocks.stream().filter(b -> b.name().equals(blockName)).findFirst();
    }
}
