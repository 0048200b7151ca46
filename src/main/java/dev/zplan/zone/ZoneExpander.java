package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.module.zones.BootKind;
import dev.zplan.resource.Address;
import dev.zplan.resource.NaturalOrder;
import dev.zplan.resource.Value;
import dev.zplan.spec.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns zones into resources. Pure: the same input gives the same output, whatever the order of the zones in the spec.
 *
 * @param pools the address pools by name
 * @param publishers the package publishers of the workspace's files, by name
 * @param hosts what is known of each host, by name
 * @param defaultHost the host of zones that name none
 * @param ledger what zones were given earlier
 * @param plans the plans that are being planned; zones of others keep what the ledger says
 * @param elsewhere hosts that there are besides, and that nobody looks at now
 */
public record ZoneExpander(
        Map<String, Pool> pools,
        Map<String, Publisher> publishers,
        Map<String, HostView> hosts,
        String defaultHost,
        Ledger ledger,
        Set<String> plans,
        Set<String> elsewhere) {
    /** Keeps copies. */
    public ZoneExpander {
        pools = Map.copyOf(pools);
        publishers = Map.copyOf(publishers);
        hosts = Map.copyOf(hosts);
        plans = Set.copyOf(plans);
        elsewhere = Set.copyOf(elsewhere);
    }

    /**
     * What came of the zones.
     *
     * @param resources sorted by address
     * @param zones sorted by host and name
     * @param diagnostics what is wrong; where there is an error the rest is not complete
     */
    public record Expansion(List<DesiredResource> resources, List<DesiredZone> zones, List<Diagnostic> diagnostics) {
        /** Keeps copies. */
        public Expansion {
            resources = List.copyOf(resources);
            zones = List.copyOf(zones);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Expands the zones of a spec.
     *
     * @param items the spec's items; only zones, images and volumes are looked at
     * @param others the addresses of the resources that the spec wants besides zones
     */
    public Expansion expand(List<Item> items, Collection<Address> others) {
        Diagnostics out = new Diagnostics();
        Images images = new Images(hosts, defaultHost, out);
        Expansion expansion = expand(images.asZones(items), images, others, out);
        images.tell();
        return new Expansion(expansion.resources(), expansion.zones(), out.list());
    }

    private Expansion expand(List<Item> items, Images images, Collection<Address> others, Diagnostics out) {
        SortedMap<String, ZoneUnit> byKey = zones(items, out);
        List<ZoneUnit> zones = List.copyOf(byKey.values());
        NetReader reader = new NetReader(pools, out);
        List<Net> nets = reader.read(zones, others, ledger);
        NetRules rules = new NetRules(out);
        nets.forEach(rules::check);
        Map<Net.Key, IpPrefix> fromPools = new Addressing(ledger, plans, out).addresses(hosts.values(), zones, nets);
        NetExpansion expansion = new NetExpansion(fromPools, out);
        new HostChecks(expansion, out).check(zones, nets, others);

        Volumes volumes = new Volumes(hosts, defaultHost, out);
        volumes.read(items);
        Map<String, List<Volumes.Attached>> attached = new HashMap<>();
        zones.forEach(zone -> attached.put(zone.key(), volumes.of(zone)));
        List<DesiredResource> resources = new ArrayList<>(own(zones, nets, expansion, out));
        resources.addAll(volumes.resources(items));
        Set<Address> known = new HashSet<>(others);
        resources.forEach(resource -> known.add(resource.address()));
        zones.forEach(zone -> known.addAll(lifecycle(zone)));
        Dependencies dependencies = new Dependencies(byKey, known, elsewhere, out);
        Map<String, List<Net>> netsOf = new HashMap<>();
        nets.forEach(net -> netsOf.computeIfAbsent(net.zone().key(), key -> new ArrayList<>())
                .add(net));
        List<DesiredZone> desired = new ArrayList<>();
        for (ZoneUnit zone : zones) {
            List<Net> zoneNets = netsOf.getOrDefault(zone.key(), List.of());
            resources.addAll(configured(
                    zone,
                    zoneNets,
                    attached.getOrDefault(zone.key(), List.of()),
                    expansion,
                    dependencies,
                    images,
                    byKey,
                    out));
            desired.add(desired(zone, zoneNets, expansion, ledger));
        }
        resources.sort((a, b) -> a.address().compareTo(b.address()));
        return new Expansion(resources, desired, out.list());
    }

    private SortedMap<String, ZoneUnit> zones(List<Item> items, Diagnostics out) {
        SortedMap<String, ZoneUnit> zones = new TreeMap<>(NaturalOrder.INSTANCE);
        for (Item item : items) {
            if (!item.block().name().equals(ZoneSchema.ZONE.name()) || !new Secrecy(out).check(item.block())) {
                continue;
            }
            host(item, out).map(host -> new ZoneUnit(item, host)).ifPresent(zone -> {
                ZoneUnit earlier = zones.putIfAbsent(zone.key(), zone);
                if (earlier != null) {
                    out.error(
                            "zplan::zone::duplicate",
                            "there are two zones " + zone.name() + " on host "
                                    + zone.host().name(),
                            zone.span(),
                            "the first is at " + earlier.span() + "; zones are told apart by host and name");
                }
            });
        }
        return zones;
    }

    private Optional<HostView> host(Item item, Diagnostics out) {
        String name = item.block().text("host").orElse(defaultHost);
        HostView host = hosts.get(name);
        if (host == null) {
            out.error(
                    "zplan::spec::unknown_host",
                    name.isEmpty() ? "nothing says on which host this zone is" : "there is no host \"" + name + "\"",
                    item.block().spanOf("host"),
                    Suggestion.nearest(name, hosts.keySet())
                                    .map(near -> "did you mean " + near + "? ")
                                    .orElse("")
                            + "hosts are named in zplan.kdl: "
                            + String.join(", ", new TreeSet<>(hosts.keySet())));
        }
        return Optional.ofNullable(host);
    }

    private static List<DesiredResource> own(
            List<ZoneUnit> zones, List<Net> nets, NetExpansion expansion, Diagnostics out) {
        List<DesiredResource> resources = new ArrayList<>();
        nets.stream()
                .filter(net -> net.kind() == Net.Kind.VNIC)
                .map(expansion::vnic)
                .forEach(resources::add);
        StorageExpansion storage = new StorageExpansion(out);
        zones.forEach(zone -> resources.addAll(storage.datasets(zone)));
        return resources;
    }

    private static List<Address> lifecycle(ZoneUnit zone) {
        return zone.isInstalled()
                ? List.of(zone.address("zonecfg"), zone.address("install"), zone.address("boot"))
                : List.of(zone.address("zonecfg"));
    }

    private List<DesiredResource> configured(
            ZoneUnit zone,
            List<Net> nets,
            List<Volumes.Attached> volumes,
            NetExpansion expansion,
            Dependencies dependencies,
            Images images,
            Map<String, ZoneUnit> all,
            Diagnostics out) {
        if (!new BrandRules(out).check(zone)) {
            return List.of();
        }
        List<Address> dependsOn = new ArrayList<>(dependencies.of(zone));
        volumes.forEach(volume -> dependsOn.add(volume.address()));
        ground(zone).ifPresent(dependsOn::add);
        List<DesiredResource> resources = new ArrayList<>();
        Set<String> ignored = new Ignored(out).ofZone(zone.block());
        resources.add(new ConfigExpansion(expansion, out)
                .zonecfg(zone, nets, volumes, dependsOn)
                .ignoring(ignored.stream().filter(i -> !i.equals(Ignored.STATE)).collect(Collectors.toSet())));
        if (zone.isInstalled()) {
            BrandFamily family = BrandFamily.of(zone.brand().orElseThrow());
            resources.add(new InstallExpansion(all, images, out).install(zone, family, dependsOn));
            List<Address> before = new ArrayList<>(dependsOn);
            new PublisherExpansion(publishers, all, out)
                    .publishers(zone, dependsOn)
                    .ifPresent(publisher -> {
                        resources.add(publisher);
                        before.add(publisher.address());
                    });
            Wanted boot = new Wanted();
            String state = zone.state().equals("installed") ? "halted" : zone.state();
            boot.put("state", Value.text(state), zone.block().spanOf("state"));
            gate(zone, family, boot, out);
            resources.add(boot.resource(zone, zone.address("boot"), zone.block().spanOf("state"), before)
                    .ignoring(ignored.contains(Ignored.STATE) ? Set.of(Ignored.STATE) : Set.of()));
        }
        return resources;
    }

    /** The dataset that the zone's root is made in, where the layout says it. */
    private static Optional<Address> ground(ZoneUnit zone) {
        StorageLayout layout = zone.host().storage().layout();
        return layout == null
                ? Optional.empty()
                : layout.bases().stream()
                        .filter(base -> base.mountpoint() != null
                                && zone.zonepath().orElse("").startsWith(base.mountpoint() + "/"))
                        .map(base -> new Address(zone.host().name(), "dataset", base.dataset()))
                        .findFirst();
    }

    /** What a boot waits for: where the spec does not say, the services of those brands that have SMF. */
    private static void gate(ZoneUnit zone, BrandFamily family, Wanted boot, Diagnostics out) {
        Span span = zone.block().spanOf(BootKind.GATE);
        boolean smf = family.hasServices() && !zone.brand().orElseThrow().equals("lx");
        String wanted = zone.block().text(BootKind.GATE).orElse("");
        if (wanted.equals(BootKind.SERVICES) && !smf) {
            out.error(
                    "zplan::zone::no_services",
                    "a zone of the brand " + zone.brand().orElseThrow() + " has no services that zplan could wait for",
                    span,
                    "write gate=\"none\", or leave it out");
        }
        boolean single = zone.block().text("bootargs").orElse("").contains("milestone=");
        String gate = wanted.isEmpty() ? (smf && !single ? BootKind.SERVICES : "none") : wanted;
        boot.put(BootKind.GATE, Value.text(gate), span);
    }

    private static DesiredZone desired(ZoneUnit zone, List<Net> nets, NetExpansion expansion, Ledger ledger) {
        Map<String, String> addresses = new LinkedHashMap<>();
        Map<String, String> pools = new HashMap<>();
        for (Net net : nets) {
            for (IpPrefix address : expansion.addresses(net)) {
                String key = net.link();
                for (int n = 2; addresses.containsKey(key); n++) {
                    key = net.link() + "#" + n;
                }
                addresses.put(key, address.toString());
                Pool pool = net.pool();
                if (pool != null && net.wantsAddress()) {
                    pools.put(key, pool.name());
                }
            }
        }
        return new DesiredZone(
                zone.host().name(),
                zone.name(),
                zone.item().plan(),
                zone.block().is("protect"),
                zone.block().is("replace"),
                new Ledger.Grant(
                        zone.item().plan(),
                        addresses,
                        pools,
                        ledger.linksOf(zone).equals(zone.name()) ? null : ledger.linksOf(zone)),
                zone.span());
    }
}
