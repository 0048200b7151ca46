package dev.zplan.apply;

import java.util.Locale;

/** What stays or goes together when a step fails. */
public enum Atomicity {
    /** Everything is undone. */
    PLAN,
    /** The zone of the step is undone, with what depends on it; the others are done. */
    ZONE;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
