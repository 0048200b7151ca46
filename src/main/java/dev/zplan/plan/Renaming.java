package dev.zplan.plan;

import dev.zplan.module.HostFacts;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.zone.Move;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What everything is called once things are renamed: a zone takes its configuration, software and state along, a dataset what lies below
 * it, and what is remembered of a clone names its model by the new name.
 *
 * @param pairs from and to, of the kind {@link Move#ZONE} for all of a zone
 */
public record Renaming(List<Pair> pairs) {

    private static final Set<String> ZONE_KINDS = Set.of("zonecfg", "install", "boot", "publisher", Move.ZONE);
    private static final String DATASET = "dataset";

    /** One thing. */
    record Pair(Address from, Address to) {

        private @Nullable String name(Address address) {
            String name = address.name();
            if (!address.host().equals(from.host())) {
                return null;
            } else if (from.kind().equals(Move.ZONE)) {
                return ZONE_KINDS.contains(address.kind()) && name.equals(from.name()) ? to.name() : null;
            } else if (from.kind().equals(DATASET) && (address.kind().equals(DATASET) || isSnapshot(address))) {
                boolean along = name.startsWith(from.name() + "/") || name.startsWith(from.name() + "@");
                return along || name.equals(from.name())
                        ? to.name() + name.substring(from.name().length())
                        : null;
            }
            return address.equals(from) ? to.name() : null;
        }

        private static boolean isSnapshot(Address address) {
            return address.kind().equals("snapshot");
        }

        Pair reversed() {
            return new Pair(to, from);
        }
    }

    /** Keeps a copy. */
    public Renaming {
        pairs = List.copyOf(pairs);
    }

    /** What a plan with these changes renames. */
    public static Renaming of(Collection<Change> changes) {
        List<Pair> pairs = new ArrayList<>();
        for (Change change : changes) {
            Address from = change.from();
            if (from != null) {
                boolean zone = ZONE_KINDS.contains(change.address().kind());
                pairs.add(zone ? new Pair(whole(from), whole(change.address())) : new Pair(from, change.address()));
            }
        }
        return new Renaming(pairs.stream().distinct().toList());
    }

    private static Address whole(Address part) {
        return new Address(part.host(), Move.ZONE, part.name());
    }

    /** What the thing at an address is called then. */
    public Address of(Address address) {
        for (Pair pair : pairs) {
            String name = pair.name(address);
            if (name != null) {
                return new Address(address.host(), address.kind(), name);
            }
        }
        return address;
    }

    /** What the thing at an address is called until then; empty where it is not renamed. */
    Optional<Address> former(Address address) {
        for (Pair pair : pairs) {
            String name = pair.reversed().name(address);
            if (name != null) {
                return Optional.of(new Address(address.host(), address.kind(), name));
            }
        }
        return Optional.empty();
    }

    /** Whether the rename of something is made of that of a resource. */
    boolean leads(Address address) {
        return pairs.stream()
                .anyMatch(p ->
                        p.to().equals(address) || (address.kind().equals("zonecfg") && p.to().equals(whole(address))));
    }

    /** The resource of whose rename that of an address is a part, by its new name. */
    Optional<Address> leader(Address address) {
        return pairs.stream()
                .filter(p -> p.reversed().name(address) != null)
                .map(p ->
                        p.to().kind().equals(Move.ZONE) ? new Address(p.to().host(), "zonecfg", p.to().name()) : p.to())
                .findFirst();
    }

    /** A host then. Where a dataset is mounted by inheritance follows its name (zfs(8), mountpoint). */
    HostFacts on(HostFacts host) {
        SortedMap<Address, Resource> resources = new TreeMap<>();
        host.resources().values().forEach(r -> {
            Resource renamed = mounted(on(r), r, host);
            resources.put(renamed.address(), renamed);
        });
        return host.with(resources);
    }

    private Resource mounted(Resource renamed, Resource was, HostFacts host) {
        String mountpoint = was.text("mountpoint");
        Resource former = anchor(was.address(), host);
        Resource above = anchor(renamed.address(), host);
        boolean stays = renamed.address().equals(was.address())
                || mountpoint == null
                || !mountpoint.startsWith("/")
                || former == null
                || !of(former.address()).equals(former.address());
        String there = above == null ? null : above.text("mountpoint");
        if (stays || above == null || there == null) {
            return renamed;
        }
        String below = renamed.address().name().substring(above.address().name().length());
        return renamed.with("mountpoint", Value.text((there + below).replace("//", "/")));
    }

    /** The dataset whose own word says where another one is mounted: it, or one above it. */
    private static @Nullable Resource anchor(Address address, HostFacts host) {
        String name = address.name();
        for (int at = name.length(); at > 0; at = name.lastIndexOf('/', at - 1)) {
            Resource above = host.get(new Address(address.host(), DATASET, name.substring(0, at)));
            if (above != null && (says(above, "props") || says(above, "received") || name.indexOf('/') == at)) {
                return above;
            }
        }
        return null;
    }

    private static boolean says(Resource dataset, String where) {
        return dataset.get(where) instanceof Value.Members members
                && members.members().containsKey("mountpoint");
    }

    /** The registry then. */
    public Snapshot on(Snapshot registry) {
        if (pairs.isEmpty()) {
            return registry;
        }
        SortedMap<Address, Entry> resources = new TreeMap<>();
        registry.resources().values().forEach(e -> {
            Resource renamed = on(e.resource());
            resources.put(
                    renamed.address(),
                    new Entry(
                            renamed, e.plan(), zone(renamed.address(), e.zone()), e.protect(), e.letGo(), e.ignored()));
        });
        SortedMap<String, ZoneEntry> zones = new TreeMap<>();
        registry.zones().values().forEach(z -> {
            ZoneEntry renamed =
                    z.named(of(new Address(z.host(), Move.ZONE, z.name())).name());
            zones.put(renamed.key(), renamed);
        });
        return new Snapshot(registry.revision(), resources, zones);
    }

    private @Nullable String zone(Address address, @Nullable String zone) {
        return zone == null
                ? null
                : of(new Address(address.host(), Move.ZONE, zone)).name();
    }

    private Resource on(Resource resource) {
        Address address = resource.address();
        Resource renamed = new Resource(of(address), resource.attributes());
        String source = address.kind().equals("install") ? resource.text("source") : null;
        return source == null || !"clone".equals(resource.text("method"))
                ? renamed
                : renamed.with(
                        "source",
                        Value.text(of(new Address(address.host(), Move.ZONE, source))
                                .name()));
    }
}
