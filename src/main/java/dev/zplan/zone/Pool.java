package dev.zplan.zone;

import dev.zplan.diagnostic.Span;
import dev.zplan.module.type.IpAddress;
import dev.zplan.module.type.IpPrefix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that zones are given one each, and the link that they are reached by.
 *
 * @param name its name
 * @param network the network that all its addresses are in
 * @param gateway the default router for its zones; null for none
 * @param ranges where addresses are given from, in order; all hosts of the network when the file says none
 * @param reserved what is never given
 * @param link the link or etherstub for the zones' VNICs; null where each net says it, or {@code globalNic} does
 * @param globalNic the link over which OmniOS makes the VNICs at boot; null for none
 * @param vlan the VLAN of the VNICs; 0 for untagged
 * @param resolvers name servers for its zones
 * @param span where it was written
 */
public record Pool(
        String name,
        IpPrefix network,
        @Nullable IpAddress gateway,
        List<Range> ranges,
        List<Range> reserved,
        @Nullable String link,
        @Nullable String globalNic,
        int vlan,
        List<String> resolvers,
        Span span) {
    /** Keeps copies; without ranges the whole network is one. */
    public Pool {
        ranges = ranges.isEmpty()
                ? List.of(new Range(network.network().address(), network.last()))
                : List.copyOf(ranges);
        reserved = List.copyOf(reserved);
        resolvers = List.copyOf(resolvers);
    }

    /**
     * Addresses from one to another.
     *
     * @param first the lowest
     * @param last the highest, not below {@code first}
     */
    public record Range(IpAddress first, IpAddress last) {
        /** Whether an address is in it. */
        public boolean contains(IpAddress address) {
            return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
        }
    }

    /** Whether an address may stand on a zone's interface in this network: no gateway, network or broadcast address. */
    boolean isHost(IpAddress address) {
        if (!network.contains(address) || address.equals(gateway)) {
            return false;
        }
        boolean pointToPoint = network.length() >= address.width() - 1; // RFC 3021, RFC 6164: both ends are hosts
        return pointToPoint
                || (!address.equals(network.network().address()) && (address.v6() || !address.equals(network.last())));
    }

    /** The reserved range that an address is in, if any. */
    @Nullable
    Range reservedAround(IpAddress address) {
        for (Range range : reserved) {
            if (range.contains(address)) {
                return range;
            }
        }
        return null;
    }
}
