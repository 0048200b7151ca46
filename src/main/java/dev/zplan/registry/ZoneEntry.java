package dev.zplan.registry;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the registry remembers of one zone beside its resources.
 *
 * @param host the host
 * @param name the zone
 * @param plan the plan that owns it
 * @param protect refuse to delete or replace it
 * @param addresses by VNIC (or physical link): its address with prefix length
 * @param pools by VNIC: the pool that its address came from
 * @param linksOf the former name after which its VNICs are called; null where that is its own
 */
public record ZoneEntry(
        String host,
        String name,
        String plan,
        boolean protect,
        SortedMap<String, String> addresses,
        SortedMap<String, String> pools,
        @Nullable String linksOf) {

    /** Keeps copies. */
    public ZoneEntry {
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
        pools = Collections.unmodifiableSortedMap(new TreeMap<>(pools));
    }

    /** With these. */
    public static ZoneEntry of(
            String host,
            String name,
            String plan,
            boolean protect,
            Map<String, String> addresses,
            Map<String, String> pools) {
        return of(host, name, plan, protect, addresses, pools, null);
    }

    /** With these, and VNICs called after {@code linksOf}; null for its own name. */
    public static ZoneEntry of(
            String host,
            String name,
            String plan,
            boolean protect,
            Map<String, String> addresses,
            Map<String, String> pools,
            @Nullable String linksOf) {
        return new ZoneEntry(host, name, plan, protect, new TreeMap<>(addresses), new TreeMap<>(pools), linksOf);
    }

    /** The same with another name. */
    public ZoneEntry named(String other) {
        return new ZoneEntry(host, other, plan, protect, addresses, pools, linksOf);
    }

    /** {@code host/name}. */
    public String key() {
        return host + "/" + name;
    }
}
