package dev.zplan.plan;

import java.util.Locale;

/** What a step does. */
public enum Verb {
    /** A zone goes down. */
    STOP,
    /** A zone to be deleted no longer boots by itself. */
    IDLE,
    /** A zone gives its name to its replacement. */
    SET_ASIDE,
    /** A resource gets another name for good. */
    RENAME,
    /** A resource goes. */
    DELETE,
    /** A resource comes. */
    CREATE,
    /** A resource changes in place. */
    UPDATE,
    /** A resource that stays is this workspace's no more. */
    LET_GO,
    /** A zone comes up. */
    START;

    /** The name in output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
