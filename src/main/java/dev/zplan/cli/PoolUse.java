package dev.zplan.cli;

import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.zone.Pool;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which addresses of a pool's network zones hold, as the registry has it.
 *
 * @param pool the pool
 * @param holdings one for each address, in the order of the addresses
 */
record PoolUse(Pool pool, List<Holding> holdings) {

    PoolUse {
        holdings = List.copyOf(holdings);
    }

    /**
     * An address that a zone holds.
     *
     * @param address the address
     * @param link the zone's link that it is on
     * @param zone who holds it
     * @param given whether it came from the pool; otherwise the spec says it itself
     */
    record Holding(IpAddress address, String link, ZoneEntry zone, boolean given) {}

    static PoolUse of(Pool pool, Snapshot registry) {
        List<Holding> holdings = new ArrayList<>();
        for (ZoneEntry zone : registry.zones().values()) {
            zone.addresses().forEach((link, text) -> {
                Optional<IpAddress> address = IpPrefix.parse(text).map(IpPrefix::address);
                boolean given = pool.name().equals(zone.pools().get(link));
                address.filter(a -> given || pool.network().contains(a))
                        .ifPresent(a -> holdings.add(new Holding(a, link, zone, given)));
            });
        }
        holdings.sort((a, b) -> a.address().compareTo(b.address()));
        return new PoolUse(pool, holdings);
    }

    /** How many zones' addresses came from the pool. */
    long given() {
        return holdings.stream().filter(Holding::given).count();
    }

    /** How many addresses the pool can still give. */
    BigInteger free() {
        List<Pool.Range> free = new ArrayList<>();
        pool.ranges().forEach(range -> {
            // ranges may overlap: what an earlier one has counts once
            List<Pool.Range> rest = List.of(range);
            for (Pool.Range earlier : free) {
                rest = without(rest, earlier);
            }
            free.addAll(rest);
        });
        List<Pool.Range> rest = List.copyOf(free);
        for (Pool.Range taken : taken()) {
            rest = without(rest, taken);
        }
        return rest.stream().map(PoolUse::size).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private List<Pool.Range> taken() {
        List<Pool.Range> taken = new ArrayList<>(pool.reserved());
        holdings.forEach(h -> taken.add(new Pool.Range(h.address(), h.address())));
        IpAddress gateway = pool.gateway();
        if (gateway != null) {
            taken.add(new Pool.Range(gateway, gateway));
        }
        IpPrefix network = pool.network().network();
        boolean pointToPoint = network.length() >= network.address().width() - 1; // RFC 3021, RFC 6164
        if (!pointToPoint) {
            taken.add(new Pool.Range(network.address(), network.address()));
            if (!network.address().v6()) {
                taken.add(new Pool.Range(network.last(), network.last()));
            }
        }
        return taken;
    }

    private static BigInteger size(Pool.Range range) {
        return range.last().bits().subtract(range.first().bits()).add(BigInteger.ONE);
    }

    private static List<Pool.Range> without(List<Pool.Range> ranges, Pool.Range hole) {
        List<Pool.Range> left = new ArrayList<>();
        for (Pool.Range range : ranges) {
            if (range.last().compareTo(hole.first()) < 0 || range.first().compareTo(hole.last()) > 0) {
                left.add(range);
                continue;
            }
            if (range.first().compareTo(hole.first()) < 0) {
                left.add(new Pool.Range(range.first(), hole.first().plus(-1)));
            }
            if (hole.last().compareTo(range.last()) < 0) {
                left.add(new Pool.Range(hole.last().plus(1), range.last()));
            }
        }
        return left;
    }

    /** Ranges as one reads them, {@code 10.0.0.10-10.0.0.99}, commas between. */
    static String show(List<Pool.Range> ranges) {
        return ranges.stream()
                .map(r -> r.first().equals(r.last()) ? r.first().toString() : r.first() + "-" + r.last())
                .collect(Collectors.joining(", "));
    }
}
