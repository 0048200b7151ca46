package dev.zplan.host;

import java.util.Arrays;
import java.util.Optional;

/** How commands get the rights of root. */
public enum Privilege {
    /** By pfexec(1), unless the user is root: it gives each program what the user's profiles say. */
    PFEXEC("pfexec"),
    /** Not at all: as the user that zplan is there. */
    NONE("none");

    private final String id;

    Privilege(String id) {
        this.id = id;
    }

    /** As settings name it. */
    public String id() {
        return id;
    }

    /** The one that settings call so. */
    public static Optional<Privilege> of(String id) {
        return Arrays.stream(values()).filter(p -> p.id.equals(id)).findFirst();
    }
}
