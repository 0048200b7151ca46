package dev.zplan.kdl;

import org.jspecify.annotations.Nullable;

/**
 * A string; how it was quoted is not kept.
 *
 * @param type the type annotation, or null
 * @param value the text, without quotes and escapes
 */
public record KdlString(@Nullable String type, String value) implements KdlValue {

    /**
     * Checks the texts.
     *
     * @throws IllegalArgumentException if one holds an unpaired surrogate, which KDL cannot write
     */
    public KdlString {
        CodePoints.requireScalars(value);
        CodePoints.requireScalars(type);
    }

    @Override
    public KdlString withType(@Nullable String type) {
        return new KdlString(type, value);
    }
}
