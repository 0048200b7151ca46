package dev.zplan.kdl;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A property of a node. Equality ignores the places.
 *
 * @param name the name
 * @param nameSpan where the name stands
 * @param value the value
 * @param valueSpan where the value stands, type annotation included
 */
public record KdlProperty(String name, KdlSpan nameSpan, KdlValue value, KdlSpan valueSpan) {

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it holds an unpaired surrogate, which KDL cannot write
     */
    public KdlProperty {
        CodePoints.requireScalars(name);
    }

    /** A property made in code. */
    public static KdlProperty of(String name, KdlValue value) {
        return new KdlProperty(name, KdlSpan.NONE, value, KdlSpan.NONE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KdlProperty property && name.equals(property.name) && value.equals(property.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value);
    }
}
