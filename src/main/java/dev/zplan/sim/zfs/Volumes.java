package dev.zplan.sim.zfs;

/** What volumes need. */
final class Volumes {
    private static final long INDIRECT_BLOCK = 128 << 10;
    private static final long POINTERS_PER_BLOCK = 1024;

    private Volumes() {}

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
