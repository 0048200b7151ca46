package dev.zplan.module;

import dev.zplan.resource.Value;
import dev.zplan.spec.FieldType;

/**
 * A value that is only checked once more is known of it: a property's by its name, a script's by its reader.
 *
 * @param name what messages call it
 * @param about what it is, one sentence
 */
public record AnyScalar(String name, String about) implements FieldType {

    @Override
    public Outcome read(Value raw) {
        return new Outcome.Accepted(raw);
    }
}
