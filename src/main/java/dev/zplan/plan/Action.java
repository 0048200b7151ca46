package dev.zplan.plan;

import java.util.Locale;

/** What happens to a resource. */
public enum Action {
    /** Made. */
    CREATE,
    /** Changed in place. */
    UPDATE,
    /** A zone is stopped and started so that something else can change. */
    RESTART,
    /** Deleted and made again. */
    REPLACE,
    /** Deleted. */
    DELETE,
    /** Left on the host, no longer managed. */
    LET_GO,
    /** Already gone from the host; dropped from the registry. */
    FORGET,
    /** As it should be. */
    NONE;

    /** The name in output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
