package dev.zplan.plan;

import dev.zplan.module.Effect;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.module.Reference;
import dev.zplan.registry.Entry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was destroyed since and cannot come back, with what makes no sense without it.
 *
 * @param kinds the modules
 * @param wanted what is to come back
 * @param then the hosts as they were
 * @param now the hosts as they are
 */
record Losses(
        Kinds kinds,
        SortedMap<Address, Entry> wanted,
        SortedMap<String, HostFacts> then,
        SortedMap<String, HostFacts> now) {

    private static final String CONFIGURATION = "zonecfg";
    private static final String SOFTWARE = "install";

    /** What tells one dataset or zone from another of its name. */
    private static final List<String> IDENTITIES = List.of("guid", "uuid");

    /** What is lost, each with all that is left out for it, itself included. */
    SortedMap<Address, SortedSet<Address>> find() {
        Map<Address, Set<Address>> dependents = dependents();
        Map<String, Set<Address>> zones = new HashMap<>();
        wanted.forEach((address, entry) ->
                zones.computeIfAbsent(zone(entry), z -> new TreeSet<>()).add(address));
        SortedMap<Address, SortedSet<Address>> losses = new TreeMap<>();
        wanted.keySet().stream()
                .filter(this::isLost)
                .forEach(address -> losses.put(address, with(address, dependents, zones)));
        return losses;
    }

    /** Something with data in it that is gone, or another one by now. A zone's configuration holds none. */
    private boolean isLost(Address address) {
        ModuleDef module = kinds.get(address.kind()).module();
        boolean data = module.outlives()
                || module.purges()
                || Effect.FINAL.equals(module.effects().get("delete"));
        if (!data || address.kind().equals(CONFIGURATION)) {
            return false;
        }
        Resource before = at(then, address);
        Resource live = at(now, address);
        return live == null
                || (before != null && IDENTITIES.stream().anyMatch(i -> !Objects.equals(before.text(i), live.text(i))));
    }

    private Map<Address, Set<Address>> dependents() {
        Map<Address, Set<Address>> dependents = new HashMap<>();
        wanted.forEach((address, entry) -> {
            // a clone lives on without the zone that it was made from
            if (!address.kind().equals(SOFTWARE)) {
                for (Reference reference : kinds.get(address.kind()).references(entry.resource())) {
                    if (reference.required() && reference.anyOf().stream().noneMatch(a -> at(now, a) != null)) {
                        reference
                                .anyOf()
                                .forEach(a -> dependents
                                        .computeIfAbsent(a, x -> new TreeSet<>())
                                        .add(address));
                    }
                }
            }
        });
        return dependents;
    }

    private SortedSet<Address> with(
            Address lost, Map<Address, Set<Address>> dependents, Map<String, Set<Address>> zones) {
        TreeSet<Address> all = new TreeSet<>();
        Deque<Address> open = new ArrayDeque<>(Set.of(lost));
        while (!open.isEmpty()) {
            Address address = open.remove();
            Entry entry = wanted.get(address);
            if (entry != null && all.add(address)) {
                open.addAll(dependents.getOrDefault(address, Set.of()));
                if (isOfZoneItself(address)) {
                    open.addAll(zones.getOrDefault(zone(entry), Set.of()));
                }
            }
        }
        return all;
    }

    /** Whether a zone goes or stays with that. */
    static boolean isOfZoneItself(Address address) {
        return address.kind().equals(CONFIGURATION) || address.kind().equals(SOFTWARE);
    }

    /** The zone that a resource belongs to, {@code host/zone}; of one on its own, itself. */
    static String zone(Entry entry) {
        Address address = entry.address();
        return entry.zone() == null ? address.toString() : address.host() + "/" + entry.zone();
    }

    /** The zones whose configuration is among these. */
    static SortedSet<String> zones(Collection<Address> addresses) {
        SortedSet<String> zones = new TreeSet<>();
        addresses.stream()
                .filter(a -> a.kind().equals(CONFIGURATION))
                .forEach(a -> zones.add(a.host() + "/" + a.name()));
        return zones;
    }

    static @Nullable Resource at(SortedMap<String, HostFacts> facts, Address address) {
        HostFacts host = facts.get(address.host());
        return host == null ? null : host.get(address);
    }

    /** The addresses that a zone's nets have, each with the zone's name. */
    static Map<String, String> netAddresses(Resource zone) {
        Map<String, String> addresses = new TreeMap<>();
        if (zone.get("net") instanceof Value.Items nets) {
            nets.items().forEach(net -> Planning.takeAddress(net, zone.address().name(), addresses));
        }
        return addresses;
    }
}
