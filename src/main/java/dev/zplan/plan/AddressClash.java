package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.HostFacts;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Resource;
import dev.zplan.zone.DesiredZone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Whether somebody else has an address by now that a zone is to have again.
 *
 * @param owned who was given which
 * @param facts who has which
 * @param zones those that are to have theirs again
 * @param going the zones that give theirs back, by {@code host/name}
 */
record AddressClash(Snapshot owned, SortedMap<String, HostFacts> facts, List<DesiredZone> zones, Set<String> going) {

    void check(Diagnostics diagnostics) {
        Set<String> again = zones.stream().map(DesiredZone::key).collect(Collectors.toCollection(HashSet::new));
        again.addAll(going);
        Map<String, String> holders = new HashMap<>();
        for (ZoneEntry zone : owned.zones().values()) {
            if (!again.contains(zone.key())) {
                zone.addresses().values().forEach(a -> holders.put(on(zone.host(), a), zone.key()));
            }
        }
        facts.values().forEach(host -> host.ofKind("zonecfg").forEach(zone -> foreign(zone, again, holders)));
        for (DesiredZone zone : zones) {
            for (String address : zone.grant().addresses().values()) {
                String holder = holders.get(on(zone.host(), address));
                if (holder != null) {
                    diagnostics.error(
                            "zplan::rollback::address_taken",
                            "the zone " + zone.name() + " would get the address " + address + " again, which " + holder
                                    + " has now",
                            null,
                            "give that zone another address first, or apply a spec of your own instead");
                }
            }
        }
    }

    private static void foreign(Resource zone, Set<String> again, Map<String, String> holders) {
        String key = zone.address().host() + "/" + zone.address().name();
        if (!again.contains(key)) {
            Losses.netAddresses(zone)
                    .keySet()
                    .forEach(a -> holders.put(on(zone.address().host(), a), key));
        }
    }

    private static String on(String host, String address) {
        return host + "/" + address.replaceFirst("/.*", "");
    }
}
