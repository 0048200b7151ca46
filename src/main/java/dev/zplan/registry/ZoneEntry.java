package dev.zplan.registry;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the registry remembers of one zone beside its resources.
 *
 * @param host the host
 * @param name the zone
 * @param plan the plan that owns it
 * @param protect refuse to delete or replace it
 * @param addresses by VNIC (or physical link): its address with prefix length
 * @param pools by VNIC: the pool that its address came from
 */
public record ZoneEntry(
        String host,
        String name,
        String plan,
        boolean protect,
        SortedMap<String, String> addresses,
        SortedMap<String, String> pools) {

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
        return new ZoneEntry(host, name, plan, protect, new TreeMap<>(addresses), new TreeMap<>(pools));
    }

    /** {@code host/name}. */
    public String key() {
        return host + "/" + name;
    }
}
