package dev.zplan.sim.zfs;

import java.util.Locale;

/** The kinds of things in a pool. */
public enum DatasetType {
    FILESYSTEM,
    VOLUME,
    SNAPSHOT;

    /** The word that {@code zfs} prints. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
