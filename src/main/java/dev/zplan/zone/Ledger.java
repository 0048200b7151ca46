package dev.zplan.zone;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What zones were given earlier and keep: drawn from the registry's zone entries, which are the only ledger.
 *
 * @param grants by {@code host/zone}
 */
public record Ledger(SortedMap<String, Grant> grants) {

    /** Keeps a copy. */
    public Ledger {
        grants = new TreeMap<>(grants);
    }

    /** Nothing was given yet. */
    public static Ledger empty() {
        return new Ledger(new TreeMap<>());
    }

    /**
     * What one zone has.
     *
     * @param plan the plan that owns it
     * @param addresses by VNIC (or physical link) name: the address with its prefix length, as {@code 10.0.0.5/24}; further ones of
     *     one link under {@code NAME#2} …
     * @param pools by VNIC name: the pool that the address came from; absent for an address the spec gives
     */
    public record Grant(String plan, Map<String, String> addresses, Map<String, String> pools) {

        /** Keeps copies. */
        public Grant {
            addresses = Map.copyOf(addresses);
            pools = Map.copyOf(pools);
        }
    }
}
