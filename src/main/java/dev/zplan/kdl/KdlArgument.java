package dev.zplan.kdl;

import org.jspecify.annotations.Nullable;

/**
 * An argument of a node. Equality ignores the place.
 *
 * @param value the value
 * @param span where it stands, type annotation included
 */
public record KdlArgument(KdlValue value, KdlSpan span) {

    /** An argument made in code. */
    public static KdlArgument of(KdlValue value) {
        return new KdlArgument(value, KdlSpan.NONE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KdlArgument argument && value.equals(argument.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
