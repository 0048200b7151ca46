package dev.zplan.sim.zones;

import java.util.Locale;

/** The states of a zone, in the order of their numbers in libzonecfg. Up to {@link #INSTALLED} the index file holds them, then the kernel. */
public enum ZoneState {
    CONFIGURED,
    INCOMPLETE,
    INSTALLED,
    READY,
    RUNNING,
    SHUTTING_DOWN,
    DOWN,
    MOUNTED;

    /** The word that commands print. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the kernel knows a zone in this state. */
    public boolean inKernel() {
        return compareTo(READY) >= 0;
    }

    /** The state of that word. */
    public static ZoneState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
