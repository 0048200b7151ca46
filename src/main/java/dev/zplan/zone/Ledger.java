package dev.zplan.zone;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** The same after renames, by {@code host/zone}: what a zone had is its still, and its VNICs are called as before. */
    public Ledger renamed(Map<String, String> renames) {
        SortedMap<String, Grant> renamed = new TreeMap<>(grants);
        renames.forEach((from, to) -> {
            Grant grant = renamed.remove(from);
            String own = to.substring(to.indexOf('/') + 1);
            String was = from.substring(from.indexOf('/') + 1);
            if (grant != null) {
                String linksOf = grant.linksOf() == null ? was : grant.linksOf();
                renamed.put(
                        to,
                        new Grant(
                                grant.plan(), grant.addresses(), grant.pools(), linksOf.equals(own) ? null : linksOf));
            }
        });
        return new Ledger(renamed);
    }

    /** The name after which the VNICs of a zone are called. */
    String linksOf(ZoneUnit zone) {
        Grant grant = grants.get(zone.key());
        return grant == null || grant.linksOf() == null ? zone.name() : grant.linksOf();
    }

    /**
     * What one zone has.
     *
     * @param plan the plan that owns it
     * @param addresses by VNIC (or physical link) name: the address with its prefix length, as {@code 10.0.0.5/24}; further ones of
     *     one link under {@code NAME#2} …
     * @param pools by VNIC name: the pool that the address came from; absent for an address the spec gives
     * @param linksOf the name after which its VNICs are called, where that is a former one; null for its own
     */
    public record Grant(
            String plan,
            Map<String, String> addresses,
            Map<String, String> pools,
            @Nullable String linksOf) {

        /** Keeps copies. */
        public Grant {
            addresses = Map.copyOf(addresses);
            pools = Map.copyOf(pools);
        }

        /** Of a zone that was never renamed. */
        public Grant(String plan, Map<String, String> addresses, Map<String, String> pools) {
            this(plan, addresses, pools, null);
        }
    }
}
