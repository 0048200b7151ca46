package dev.zplan.module;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a changed field asks for. */
public enum OnChange {
    /** Changed in place, at once. */
    UPDATE,
    /** Changed in place, and takes effect when the zone boots again. */
    RESTART,
    /** The resource is deleted and made again. */
    REPLACE,
    /** Cannot be changed. */
    FORBID;

    /** The one with that name in a module file. */
    static Optional<OnChange> of(String id) {
        return Arrays.stream(values()).filter(v -> v.id().equals(id)).findFirst();
    }

    /** The name in module files and in output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
