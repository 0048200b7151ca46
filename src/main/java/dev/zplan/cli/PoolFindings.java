package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.registry.Snapshot;
import dev.zplan.zone.Pool;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is wrong with the pools of a workspace, though each for itself says nothing wrong, and with what zones were given.
 *
 * @param pools by name
 * @param registry who holds which address
 */
record PoolFindings(Map<String, Pool> pools, Snapshot registry) {

    List<Diagnostic> all() {
        Diagnostics out = new Diagnostics();
        List<Pool> sorted = List.copyOf(new TreeMap<>(pools).values());
        for (int i = 0; i < sorted.size(); i++) {
            Pool pool = sorted.get(i);
            ranges(pool, out);
            holdings(PoolUse.of(pool, registry), out);
            sorted.subList(0, i).forEach(earlier -> together(earlier, pool, out));
        }
        strays(out);
        return out.list();
    }

    private static void ranges(Pool pool, Diagnostics out) {
        List<Pool.Range> ranges = pool.ranges();
        for (int i = 0; i < ranges.size(); i++) {
            for (Pool.Range earlier : ranges.subList(0, i)) {
                if (overlap(earlier, ranges.get(i))) {
                    out.warning(
                            "zplan::pool::ranges_overlap",
                            "the ranges " + show(earlier) + " and " + show(ranges.get(i)) + " of pool " + pool.name()
                                    + " overlap",
                            pool.span(),
                            "make one range of them");
                }
            }
        }
        IpAddress gateway = pool.gateway();
        boolean whole = ranges.equals(List.of(new Pool.Range(
                pool.network().network().address(), pool.network().last())));
        if (gateway != null && !whole && ranges.stream().anyMatch(r -> r.contains(gateway))) {
            out.warning(
                    "zplan::pool::gateway_in_range",
                    "the gateway " + gateway + " lies in a range of pool " + pool.name(),
                    pool.span(),
                    "no zone is given it; begin or end the range beside it");
        }
        for (Pool.Range reserved : pool.reserved()) {
            if (ranges.stream().noneMatch(range -> overlap(range, reserved))) {
                out.warning(
                        "zplan::pool::reserved_outside",
                        "pool " + pool.name() + " reserves " + show(reserved) + ", which is in none of its ranges",
                        pool.span(),
                        "it is never given anyway");
            }
        }
    }

    private static void holdings(PoolUse use, Diagnostics out) {
        Pool pool = use.pool();
        for (PoolUse.Holding holding : use.holdings()) {
            boolean inside = pool.ranges().stream().anyMatch(r -> r.contains(holding.address()));
            if (holding.given() && !inside) {
                out.warning(
                        "zplan::pool::zone_outside",
                        "zone " + holding.zone().key() + " was given " + holding.address() + " by pool " + pool.name()
                                + ", which is in none of its ranges any more",
                        pool.span(),
                        "the zone keeps it; widen a range, or write the address in the zone's spec");
            }
            if (holding.given() && pool.reserved().stream().anyMatch(r -> r.contains(holding.address()))) {
                out.warning(
                        "zplan::pool::reserved_in_use",
                        "zone " + holding.zone().key() + " was given " + holding.address() + ", which pool "
                                + pool.name() + " reserves now",
                        pool.span(),
                        "the zone keeps it until its spec says another address");
            }
            if (holding.address().equals(pool.gateway())) {
                out.error(
                        "zplan::pool::gateway_in_use",
                        "zone " + holding.zone().key() + " has " + holding.address() + ", the gateway of pool "
                                + pool.name(),
                        pool.span(),
                        "give the zone another address");
            }
        }
        for (int i = 1; i < use.holdings().size(); i++) {
            PoolUse.Holding holding = use.holdings().get(i);
            PoolUse.Holding former = use.holdings().get(i - 1);
            if (holding.address().equals(former.address())) {
                out.error(
                        "zplan::pool::held_twice",
                        "the zones " + former.zone().key() + " and "
                                + holding.zone().key() + " both have " + holding.address(),
                        pool.span(),
                        "give one of them another address");
            }
        }
        if (use.free().equals(BigInteger.ZERO)) {
            out.warning(
                    "zplan::pool::exhausted",
                    "pool " + pool.name() + " has no address left",
                    pool.span(),
                    "add a range, or free addresses that are reserved");
        }
    }

    /** Two pools on one link that give the same addresses give one of them to two zones. */
    private static void together(Pool one, Pool other, Diagnostics out) {
        boolean apart = one.vlan() != other.vlan()
                || !Objects.equals(one.link(), other.link())
                || !Objects.equals(one.globalNic(), other.globalNic());
        if (apart) {
            return;
        }
        Optional<Pool.Range> shared = one.ranges().stream()
                .filter(range -> other.ranges().stream().anyMatch(r -> overlap(range, r)))
                .findFirst();
        shared.ifPresent(range -> out.warning(
                "zplan::pool::pools_overlap",
                "the pools " + one.name() + " and " + other.name() + " share addresses of " + show(range),
                other.span(),
                "each address is given once all the same; but which pool it counts for is chance"));
    }

    /** What came from a pool that is no more. */
    private void strays(Diagnostics out) {
        registry.zones()
                .values()
                .forEach(zone -> zone.pools().forEach((link, pool) -> {
                    if (!pools.containsKey(pool)) {
                        String address = zone.addresses().getOrDefault(link, "");
                        out.warning(
                                "zplan::pool::gone",
                                "zone " + zone.key() + " was given "
                                        + IpPrefix.parse(address)
                                                .map(prefix -> prefix.address().toString())
                                                .orElse(address)
                                        + " by pool " + pool + ", which is no more",
                                null,
                                "put pools/" + pool + ".kdl back, or write the address in the zone's spec");
                    }
                }));
    }

    private static boolean overlap(Pool.Range one, Pool.Range other) {
        return one.first().compareTo(other.last()) <= 0 && other.first().compareTo(one.last()) <= 0;
    }

    private static String show(Pool.Range range) {
        return PoolUse.show(List.of(range));
    }
}
