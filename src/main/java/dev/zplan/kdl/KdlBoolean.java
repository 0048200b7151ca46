package dev.zplan.kdl;

import org.jspecify.annotations.Nullable;

/**
 * {@code #true} or {@code #false}.
 *
 * @param type the type annotation, or null
 * @param value which of the two
 */
public record KdlBoolean(@Nullable String type, boolean value) implements KdlValue {

    /**
     * Checks the type.
     *
     * @throws IllegalArgumentException if it holds an unpaired surrogate, which KDL cannot write
     */
    public KdlBoolean {
        CodePoints.requireScalars(type);
    }

    @Override
    public KdlBoolean withType(@Nullable String type) {
        return new KdlBoolean(type, value);
    }
}
