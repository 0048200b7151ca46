package dev.zplan.sim.zfs;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The space that a dataset or snapshot refers to, by when it was written: what was written between two snapshots is one
 * extent, of which each holder has the same beginning. So it can be told what two holders share.
 */
final class Blocks {
    /** Bytes by the transaction group in which the extent began. */
    final TreeMap<Long, Long> extents = new TreeMap<>();

    /** The same space, held by another. */
    Blocks copy() {
        Blocks copy = new Blocks();
        copy.extents.putAll(extents);
        return copy;
    }

    /** Takes space in the extent that began then. */
    void add(long birth, long bytes) {
        extents.merge(birth, bytes, Long::sum);
    }

    /** Gives space back, the newest first; what is older than {@code oldest} stays, since that is the dataset itself. */
    void free(long bytes, long oldest) {
        long left = bytes;
        while (left > 0 && extents.lastKey() > oldest) {
            Map.Entry<Long, Long> last = extents.lastEntry();
            long freed = Math.min(left, last.getValue());
            left -= freed;
            if (freed == last.getValue()) {
                extents.remove(last.getKey());
            } else {
                extents.put(last.getKey(), last.getValue() - freed);
            }
        }
    }

    long bytes() {
        long sum = 0;
        for (long bytes : extents.values()) {
            sum += bytes;
        }
        return sum;
    }

    /** What none of the others holds. */
    long notIn(Collection<Blocks> others) {
        long sum = 0;
        for (Map.Entry<Long, Long> extent : extents.entrySet()) {
            long shared = 0;
            for (Blocks other : others) {
                shared = Math.max(shared, other.extents.getOrDefault(extent.getKey(), 0L));
            }
            sum += Math.max(0, extent.getValue() - shared);
        }
        return sum;
    }

    /** What any of them holds, counted once. */
    static Blocks union(Collection<Blocks> all) {
        Blocks union = new Blocks();
        for (Blocks blocks : all) {
            blocks.extents.forEach((birth, bytes) -> union.extents.merge(birth, bytes, Math::max));
        }
        return union;
    }
}
