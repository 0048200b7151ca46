package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives addresses from pools: what a zone had it keeps, the others get the lowest free one in the order in which they ask.
 * An address of a zone that goes with this plan is given only when nothing else is left, because that zone has it until then.
 */
final class Allocator {
    private final Diagnostics out;
    private final Map<IpAddress, String> taken = new HashMap<>();
    private final Set<IpAddress> leaving = new HashSet<>();
    private final Map<String, Cursor> cursors = new HashMap<>();

    Allocator(Diagnostics out) {
        this.out = out;
    }

    /** Counts an address as somebody's. */
    void take(IpAddress address, String owner) {
        taken.putIfAbsent(address, owner);
    }

    /** Counts an address as one that is free after this plan. */
    void leave(IpAddress address) {
        leaving.add(address);
    }

    /** Keeps what a zone had; false, and told, where it cannot. */
    boolean keep(Net net, Pool pool, IpAddress address) {
        if (!pool.isHost(address)) {
            out.error(
                    "zplan::pool::address_outside",
                    "zone " + net.zone().name() + " has " + address + ", which pool " + pool.name()
                            + " cannot give any more",
                    net.addressSpan(),
                    "the pool is " + pool.network() + " (" + pool.span()
                            + "): put it back as it was, or give the zone another " + "pool or an address of its own");
            return false;
        }
        String other = taken.get(address);
        if (other != null && !other.equals(net.zone().key())) {
            out.error(
                    "zplan::pool::address_taken",
                    "zone " + net.zone().name() + " has " + address + " from pool " + pool.name() + ", and so has "
                            + other,
                    net.addressSpan(),
                    "give one of them another address");
            return false;
        }
        taken.put(address, net.zone().key());
        return true;
    }

    /** The lowest free address of the pool; empty, and told, where none is left. */
    Optional<IpPrefix> give(Net net, Pool pool) {
        Cursor cursor = cursors.computeIfAbsent(pool.name(), name -> new Cursor(pool));
        Optional<IpAddress> found = cursor.next();
        found.ifPresent(address -> taken.put(address, net.zone().key()));
        if (found.isEmpty()) {
            out.error(
                    "zplan::pool::exhausted",
                    "pool " + pool.name() + " has no free address for zone "
                            + net.zone().name(),
                    net.addressSpan(),
                    "all " + cursor.size + " addresses of " + pool.network() + " (" + pool.span()
                            + ") are taken: widen its ranges, or give the zone another pool");
        }
        return found.map(address -> new IpPrefix(address, pool.network().length()));
    }

    /** Goes through a pool once: what was taken stays so, so that nothing is looked at twice. */
    private final class Cursor {
        private final Pool pool;
        private final List<Pool.Range> ranges;
        private final List<IpAddress> lastResort = new ArrayList<>();
        private int range;
        private IpAddress next;
        private int size;

        Cursor(Pool pool) {
            this.pool = pool;
            this.ranges = pool.ranges().stream()
                    .sorted(Comparator.comparing(Pool.Range::first))
                    .toList();
            this.next = ranges.get(0).first();
        }

        Optional<IpAddress> next() {
            while (range < ranges.size()) {
                IpAddress candidate = next;
                if (!advance(candidate)) {
                    continue;
                }
                if (leaving.contains(candidate)) {
                    lastResort.add(candidate);
                } else {
                    return Optional.of(candidate);
                }
            }
            while (!lastResort.isEmpty()) {
                IpAddress candidate = lastResort.remove(0);
                if (!taken.containsKey(candidate)) {
                    return Optional.of(candidate);
                }
            }
            return Optional.empty();
        }

        /** Moves past the candidate; whether it can be given. */
        private boolean advance(IpAddress candidate) {
            Pool.Range reserved = pool.reservedAround(candidate);
            IpAddress passed = reserved == null ? candidate : reserved.last();
            if (passed.compareTo(ranges.get(range).last()) >= 0) {
                range++;
                next = range < ranges.size() ? ranges.get(range).first() : next;
            } else {
                next = passed.plus(1);
            }
            boolean canBeGiven = reserved == null && pool.isHost(candidate);
            size += canBeGiven ? 1 : 0;
            return canBeGiven && !taken.containsKey(candidate);
        }
    }
}
