package dev.zplan.cli;

import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.plan.Masking;
import dev.zplan.plan.Owners;
import dev.zplan.plan.PlanRequest;
import dev.zplan.plan.Scope;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.spec.Spec;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.DesiredZone;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a workspace at one moment: what its specs want, what its registry owns, what its hosts have.
 *
 * @param kinds the modules
 * @param registry what is owned
 * @param spec what was written, with everything that is wrong with it
 * @param desired what it wants; nothing while the spec has errors
 * @param facts the hosts, by name
 * @param scope all plans that were read
 * @param defaultHost the host of what names none
 */
record Survey(
        Kinds kinds,
        Snapshot registry,
        Spec spec,
        Desired desired,
        SortedMap<String, HostFacts> facts,
        Scope scope,
        String defaultHost) {

    /** The kind that stands for a whole zone in what users write. */
    static final String ZONE = "zone";

    private static final String ZONECFG = "zonecfg";

    Survey {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** The same, if the spec wanted this. */
    Survey wanting(Desired other) {
        SortedMap<String, HostFacts> masked = new TreeMap<>(facts);
        masked.replaceAll((name, host) -> new Masking(other.resources(), registry).apply(host));
        return new Survey(kinds, registry, spec, other, masked, scope, defaultHost);
    }

    /** Which workspaces own what is on the hosts. */
    Owners owners() {
        return new Owners(PlanRequest.of(desired, facts, registry, kinds, scope));
    }

    /** Every zone that is wanted, owned or on a host, as {@code HOST/zone/NAME}. */
    SortedSet<Address> zones() {
        SortedSet<Address> zones = new TreeSet<>();
        desired.zones().forEach(z -> zones.add(new Address(z.host(), ZONE, z.name())));
        registry.zones().values().forEach(z -> zones.add(new Address(z.host(), ZONE, z.name())));
        facts.values()
                .forEach(host -> host.ofKind(ZONECFG)
                        .forEach(z -> zones.add(
                                new Address(host.host(), ZONE, z.address().name()))));
        zones.removeIf(zone -> !scope.reaches(zone.host()));
        return zones;
    }

    /** The addresses of everything that belongs to a zone, wherever it is known from. */
    SortedSet<Address> resources(Address zone) {
        SortedSet<Address> resources = new TreeSet<>();
        desired.resources().stream()
                .filter(r -> belongs(r.address(), r.zone(), zone))
                .forEach(r -> resources.add(r.address()));
        registry.resources().values().stream()
                .filter(e -> belongs(e.address(), e.zone(), zone))
                .forEach(e -> resources.add(e.address()));
        for (String kind : new String[] {ZONECFG, "install", "publisher", "boot"}) {
            Address part = new Address(zone.host(), kind, zone.name());
            if (found(part) != null) {
                resources.add(part);
            }
        }
        return resources;
    }

    private static boolean belongs(Address address, @Nullable String owner, Address zone) {
        return address.host().equals(zone.host()) && zone.name().equals(owner);
    }

    /** What the host has at that address; null when it has nothing, or was not read. */
    @Nullable
    Resource found(Address address) {
        HostFacts host = facts.get(address.host());
        return host == null ? null : host.get(address);
    }

    /** What the spec wants at that address. */
    Optional<DesiredResource> wanted(Address address) {
        List<DesiredResource> sorted = desired.resources();
        int from = 0;
        int to = sorted.size();
        while (from < to) {
            int middle = (from + to) / 2;
            int order = sorted.get(middle).address().compareTo(address);
            if (order == 0) {
                return Optional.of(sorted.get(middle));
            } else if (order < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return Optional.empty();
    }

    /** What the spec says of a zone as a whole. */
    Optional<DesiredZone> wantedZone(Address zone) {
        return desired.zones().stream()
                .filter(z -> z.host().equals(zone.host()) && z.name().equals(zone.name()))
                .findFirst();
    }

    /** What the registry remembers of that address, while it is owned. */
    Optional<Entry> owned(Address address) {
        return Optional.ofNullable(registry.resources().get(address)).filter(e -> e.letGo() == null);
    }

    /** Whether the host, which was read, differs from what was applied last. */
    boolean drifted(Entry entry) {
        Resource last = entry.resource();
        Resource found = found(entry.address());
        return found == null
                || kinds.find(entry.address().kind())
                        .filter(kind -> kind.diff(last, found, last).stream().allMatch(c -> entry.ignores(c.path())))
                        .isEmpty();
    }

    /** The state of a zone in the words of zoneadm; {@code absent} when the host has none of that name, empty when it is not known. */
    String state(Address zone) {
        if (!facts.containsKey(zone.host())) {
            return "";
        }
        Resource config = found(new Address(zone.host(), ZONECFG, zone.name()));
        String state = config == null ? "absent" : config.text("state");
        return state == null ? "configured" : state;
    }

    /** The brand of a zone: what the host says, else the spec, else the registry; empty when none does. */
    String brand(Address zone) {
        Address config = new Address(zone.host(), ZONECFG, zone.name());
        return Optional.ofNullable(found(config))
                .or(() -> wanted(config).map(DesiredResource::resource))
                .or(() -> owned(config).map(Entry::resource))
                .map(r -> r.text("brand"))
                .orElse("");
    }

    /** The addresses of a zone by link: what the registry gave it, or what the host has where it is not owned. */
    SortedMap<String, String> addresses(Address zone) {
        return Optional.ofNullable(registry.zones().get(zone.host() + "/" + zone.name()))
                .map(z -> z.addresses())
                .orElseGet(() -> HostNets.of(found(new Address(zone.host(), ZONECFG, zone.name()))));
    }

    /** The plan that owns a zone; empty when none does. */
    String owner(Address zone) {
        return Optional.ofNullable(registry.zones().get(zone.host() + "/" + zone.name()))
                .map(z -> z.plan())
                .orElse("");
    }

    /** The plan that owns a zone, else the other workspace that does; empty when neither is known. */
    String holder(Address zone) {
        String plan = owner(zone);
        String other = owners().other(new Address(zone.host(), ZONECFG, zone.name()));
        return plan.isEmpty() && other != null ? "workspace " + other : plan;
    }

    /** Whether anything of a zone differs from what was applied last, for those of which anything was and whose host is known. */
    SortedMap<Address, Boolean> drift() {
        SortedMap<Address, Boolean> drift = new TreeMap<>();
        for (Entry entry : registry.resources().values()) {
            String host = entry.address().host();
            if (entry.zone() != null && entry.letGo() == null && facts.containsKey(host)) {
                drift.merge(new Address(host, ZONE, entry.zone()), drifted(entry), Boolean::logicalOr);
            }
        }
        return drift;
    }
}
