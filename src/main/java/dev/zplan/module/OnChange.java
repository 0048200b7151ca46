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
    /** A size: it grows in place; for a smaller one, or to be there at all or not, the resource is made again. */
    GROW,
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
