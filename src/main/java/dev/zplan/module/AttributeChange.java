package dev.zplan.module;

import dev.zplan.resource.Value;
import org.jspecify.annotations.Nullable;

/**
 * One attribute that changes.
 *
 * @param path the attribute, and the entry within it after a dot: {@code props.quota}, {@code over}
 * @param before what it is; null for not set
 * @param after what it becomes; null for not set
 * @param onChange what the change asks for
 */
public record AttributeChange(
        String path, @Nullable Value before, @Nullable Value after, OnChange onChange) {

    /** The attribute without the entry within it. */
    public String attribute() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
