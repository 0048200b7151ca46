package dev.zplan.sim.zfs;

import java.util.Locale;
import java.util.Set;

/** The kinds of things in a pool. */
public enum DatasetType {
    FILESYSTEM,
    VOLUME,
    SNAPSHOT,
    BOOKMARK;

    /** Filesystems and volumes: what holds data of its own. */
    static final Set<DatasetType> HEADS = Set.of(FILESYSTEM, VOLUME);

    /** The word that {@code zfs} prints. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
