package dev.zplan.cli;

import dev.zplan.module.type.IpPrefix;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.spec.Item;
import dev.zplan.zone.Pool;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The registry as if everything that is to be adopted were owned already. Only so a spec comes out with the names and addresses
 * that things have: those of strangers are never given to a zone.
 *
 * @param survey the workspace
 * @param pools its address pools, by name
 */
record Provisional(Survey survey, Map<String, Pool> pools) {

    Provisional {
        pools = Map.copyOf(pools);
    }

    Snapshot of(Collection<Address> targets) {
        Snapshot owned = survey.registry();
        SortedMap<Address, Entry> resources = new TreeMap<>(owned.resources());
        SortedMap<String, ZoneEntry> zones = new TreeMap<>(owned.zones());
        for (Address target : targets) {
            boolean zone = target.kind().equals(Survey.ZONE) || target.kind().equals("zonecfg");
            Item item = zone ? item(target) : null;
            if (item == null) {
                own(target, "", resources);
                continue;
            }
            Address config = new Address(target.host(), "zonecfg", target.name());
            SortedMap<String, String> addresses = HostNets.of(survey.found(config));
            own(config, item.plan(), resources);
            HostNets.links(survey.found(config))
                    .forEach(link -> own(new Address(target.host(), "vnic", link), item.plan(), resources));
            ZoneEntry entry =
                    ZoneEntry.of(target.host(), target.name(), item.plan(), false, addresses, pools(item, addresses));
            zones.putIfAbsent(entry.key(), entry);
        }
        return new Snapshot(owned.revision(), resources, zones);
    }

    private void own(Address address, String plan, SortedMap<Address, Entry> resources) {
        Resource found = survey.found(address);
        if (found != null) {
            resources.putIfAbsent(address, new Entry(found, plan, null, false, null));
        }
    }

    private @Nullable Item item(Address zone) {
        return survey.spec().items().stream()
                .filter(i -> i.block().name().equals(Survey.ZONE))
                .filter(i -> zone.name().equals(i.block().text("name").orElse("")))
                .filter(i -> zone.host().equals(i.block().text("host").orElse(survey.defaultHost())))
                .findFirst()
                .orElse(null);
    }

    /** For each link the pool of the zone's spec that its address can be from. */
    private Map<String, String> pools(Item item, Map<String, String> addresses) {
        List<Pool> wanted = item.block().blocks("net").stream()
                .flatMap(net -> net.text("pool").stream())
                .map(pools::get)
                .filter(Objects::nonNull)
                .toList();
        Map<String, String> found = new HashMap<>();
        addresses.forEach((link, text) -> {
            Optional<IpPrefix> address = IpPrefix.parse(text);
            wanted.stream()
                    .filter(pool -> address.filter(a -> couldGive(pool, a)).isPresent())
                    .findFirst()
                    .ifPresent(pool -> found.put(link, pool.name()));
        });
        return found;
    }

    private static boolean couldGive(Pool pool, IpPrefix address) {
        return pool.network().contains(address.address())
                && pool.network().length() == address.length()
                && !address.address().equals(pool.gateway());
    }
}
