package dev.zplan.kdl;

import org.jspecify.annotations.Nullable;

/**
 * {@code #null}.
 *
 * @param type the type annotation, or null
 */
public record KdlNull(@Nullable String type) implements KdlValue {

    /**
     * Checks the type.
     *
     * @throws IllegalArgumentException if it holds an unpaired surrogate, which KDL cannot write
     */
    public KdlNull {
        CodePoints.requireScalars(type);
    }

    @Override
    public KdlNull withType(@Nullable String type) {
        return new KdlNull(type);
    }
}
