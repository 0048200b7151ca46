package dev.zplan.plan;

import java.util.Locale;

/** On which side of the commit point a step runs. */
public enum Stage {
    /** Before it: can be undone. */
    MAIN,
    /** After it: what was only made idle is destroyed. */
    PURGE;

    /** The name in output. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
