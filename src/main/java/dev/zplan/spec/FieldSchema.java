package dev.zplan.spec;

import dev.zplan.resource.Value;
import org.jspecify.annotations.Nullable;

/**
 * One field of a node: a property, or a child with arguments only.
 *
 * @param name as it is written
 * @param type what it may hold
 * @param about what it means, one sentence
 * @param required whether the node is refused without it
 * @param position the unnamed argument that also gives it (0 is the first), or -1; a list at a position takes all from there on
 * @param list whether several values may be given ({@code resolvers "1.1.1.1" "9.9.9.9"}, or the field repeated); the value is then
 *     a {@link Value.Items}
 * @param fallback what it is when nobody says anything; null for nothing
 */
public record FieldSchema(
        String name,
        FieldType type,
        String about,
        boolean required,
        int position,
        boolean list,
        @Nullable Value fallback) {

    /** An optional single field without a position or a default. */
    public static FieldSchema optional(String name, FieldType type, String about) {
        return new FieldSchema(name, type, about, false, -1, false, null);
    }

    /** A required field given by the unnamed argument {@code position}, or by name. */
    public static FieldSchema at(int position, String name, FieldType type, String about) {
        return new FieldSchema(name, type, about, true, position, false, null);
    }

    /** The same as a list. */
    public FieldSchema asList() {
        return new FieldSchema(name, type, about, required, position, true, fallback);
    }

    /** The same, required. */
    public FieldSchema asRequired() {
        return new FieldSchema(name, type, about, true, position, list, fallback);
    }

    /** The same, optional. */
    public FieldSchema asOptional() {
        return new FieldSchema(name, type, about, false, position, list, fallback);
    }

    /** The same with a default. */
    public FieldSchema withDefault(Value value) {
        return new FieldSchema(name, type, about, false, position, list, value);
    }
}
