package dev.zplan.sim.zfs;

import java.util.Map;

/** What volumes need. */
final class Volumes {
    private static final long INDIRECT_BLOCK = 128 << 10;
    private static final long POINTERS_PER_BLOCK = 1024;

    /** What {@code refreservation=auto} is until the size of its volume is known. */
    static final String AUTO = "auto";

    private Volumes() {}

    /** Puts the size in the place of {@link #AUTO}. */
    static void reserve(Map<String, String> properties, long size, long blockSize) {
        properties.replace("refreservation", AUTO, Long.toString(reservation(size, blockSize)));
    }

    /** The space that a volume and its metadata can come to take (zvol_volsize_to_reservation), one copy. */
    static long reservation(long size, long blockSize) {
        long blocks = size / blockSize;
        long indirect = 7;
        while (blocks > 1) {
            blocks = (blocks + POINTERS_PER_BLOCK - 1) / POINTERS_PER_BLOCK;
            indirect += blocks;
        }
        return size + 2 * indirect * INDIRECT_BLOCK;
    }
}
