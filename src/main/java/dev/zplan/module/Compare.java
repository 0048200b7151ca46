package dev.zplan.module;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a wanted field is held against. */
public enum Compare {
    /** What the host has. */
    HOST,
    /** What the registry remembers, since the host cannot tell. */
    REGISTRY,
    /** Nothing. */
    NEVER;

    static Optional<Compare> of(String id) {
        return Arrays.stream(values()).filter(v -> v.id().equals(id)).findFirst();
    }

    /** The name in module files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
