package dev.zplan.kdl;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An argument, or the value of a property. */
public sealed interface KdlValue permits KdlString, KdlNumber, KdlBoolean, KdlNull {

    /** The type annotation, {@code (type)value}; null if there is none. */
    @Nullable
    String type();

    /** The same value with that type annotation; null for none. */
    KdlValue withType(@Nullable String type);

    /** A string without type annotation. */
    static KdlString of(String value) {
        return new KdlString(null, value);
    }

    /** A whole number without type annotation. */
    static KdlNumber of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    /** A number without type annotation. */
    static KdlNumber of(BigDecimal value) {
        return new KdlNumber.Finite(null, value);
    }

    /** A boolean without type annotation. */
    static KdlBoolean of(boolean value) {
        return new KdlBoolean(null, value);
    }

    /** {@code #null} without type annotation. */
    static KdlNull ofNull() {
        return new KdlNull(null);
    }
}
