package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.HostFacts;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.StorageLayout;
import dev.zplan.zone.StorageLayout.Base;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The datasets of one host's storage layout. Those that something is kept in are wanted like any other, parents first, and stay
 * wanted; what is there already and not ours is used as it is. They belong to the settings and not to any plan, since all plans share them.
 */
public final class BaseDatasets {

    /** What the registry has them under in place of a plan: no file of plans is called so, which have no suffix. */
    public static final String PLAN = Workspace.SETTINGS;

    private final StorageLayout layout;
    private final HostFacts facts;
    private final Snapshot registry;
    private final Map<String, String> said;

    /** @param said the mountpoints that specs say, by dataset */
    BaseDatasets(StorageLayout layout, HostFacts facts, Snapshot registry, Map<String, String> said) {
        this.layout = layout;
        this.facts = facts;
        this.registry = registry;
        this.said = Map.copyOf(said);
    }

    /** The layout with the mountpoints that are to be, or are there. */
    StorageLayout mounted() {
        return new StorageLayout(mounted(layout.zones()), mounted(layout.images()), mounted(layout.volumes()));
    }

    private Base mounted(Base base) {
        return base.mountpoint() == null ? base.at(mountpoint(base.dataset())) : base;
    }

    private @Nullable String mountpoint(String dataset) {
        Resource found = facts.get(address(dataset));
        String own = said.getOrDefault(dataset, found == null ? null : Mountpoints.own(found));
        int slash = dataset.lastIndexOf('/');
        if (own == null && slash > 0) {
            String above = mountpoint(dataset.substring(0, slash));
            return above == null ? null : above + dataset.substring(slash);
        }
        String path = own == null && found != null ? found.text("mountpoint") : own;
        return path == null && found == null
                ? "/" + dataset
                : path == null || !path.startsWith("/") ? null : trimmed(path);
    }

    /** With nothing where the root is, for names to be put behind. */
    private static String trimmed(String path) {
        return path.equals("/") ? "" : path;
    }

    private Address address(String dataset) {
        return new Address(facts.host(), "dataset", dataset);
    }

    /**
     * Those that are wanted.
     *
     * @param others everything else that is wanted
     * @param scope what else may go
     */
    List<DesiredResource> wanted(List<DesiredResource> others, Scope scope, Diagnostics diagnostics) {
        Map<Address, DesiredResource> named =
                others.stream().collect(Collectors.toMap(DesiredResource::address, r -> r, (a, b) -> a));
        List<DesiredResource> wanted = new ArrayList<>();
        for (Base base : layout.bases()) {
            boolean used = isUsed(base, others);
            if (used) {
                differs(base, diagnostics);
            }
            boolean whole = used || isKept(address(base.dataset()), named, scope);
            for (Address address : line(base.dataset())) {
                if (!named.containsKey(address) && isOurs(address) && (whole || isKept(address, named, scope))) {
                    DesiredResource resource = resource(address, base);
                    named.put(address, resource);
                    wanted.add(resource);
                }
            }
        }
        return wanted;
    }

    private boolean isUsed(Base base, List<DesiredResource> others) {
        String path = mounted(base).mountpoint();
        return others.stream().anyMatch(other -> {
            String zonepath = other.resource().text("zonepath");
            return other.address().host().equals(facts.host())
                    && switch (other.address().kind()) {
                        case "dataset" -> other.address().name().startsWith(base.dataset() + "/");
                        case "zonecfg" -> zonepath != null && path != null && zonepath.startsWith(path + "/");
                        default -> false;
                    };
        });
    }

    /** A dataset and those above it but the pool's own, from above. */
    private List<Address> line(String dataset) {
        List<Address> line = new ArrayList<>();
        for (int slash = dataset.indexOf('/'); slash > 0; ) {
            slash = dataset.indexOf('/', slash + 1);
            line.add(address(slash < 0 ? dataset : dataset.substring(0, slash)));
        }
        return line;
    }

    /** Whether it is ours and stays: it goes only where data may, and with all that is in it. */
    private boolean isKept(Address base, Map<Address, DesiredResource> named, Scope scope) {
        Entry own = registry.resources().get(base);
        if (own == null || own.letGo() != null) {
            return false;
        }
        ZoneRoots roots = new ZoneRoots(facts);
        return !scope.purgeData()
                || facts.ofKind("dataset").stream()
                        .map(Resource::address)
                        .filter(a -> a.name().startsWith(base.name() + "/"))
                        .anyMatch(a -> {
                            Address software = roots.of(a.name());
                            return software == null
                                    ? !goes(a, named.keySet(), scope)
                                    : !leaves(ZoneChanges.sibling(software, "zonecfg"), named, scope);
                        });
    }

    /** Whether a zone goes, or is made anew elsewhere. */
    private boolean leaves(Address zonecfg, Map<Address, DesiredResource> named, Scope scope) {
        DesiredResource wanted = named.get(zonecfg);
        Resource found = facts.get(zonecfg);
        return wanted == null
                ? goes(zonecfg, named.keySet(), scope)
                : found != null
                        && !Objects.equals(
                                found.text("zonepath"), wanted.resource().text("zonepath"));
    }

    private boolean goes(Address address, Set<Address> named, Scope scope) {
        Entry entry = registry.resources().get(address);
        return entry != null && !named.contains(address) && scope.covers(entry);
    }

    /** Whether it is missing, or made by us. */
    private boolean isOurs(Address address) {
        Resource found = facts.get(address);
        Entry entry = registry.resources().get(address);
        return found == null
                || (entry != null
                        && entry.plan().equals(PLAN)
                        && (entry.letGo() == null || entry.letGo().equals(found.text("guid"))));
    }

    private void differs(Base base, Diagnostics diagnostics) {
        Address address = address(base.dataset());
        Resource found = facts.get(address);
        String there = found == null ? null : found.text("mountpoint");
        if (base.mountpoint() != null && there != null && !base.mountpoint().equals(there) && !isOurs(address)) {
            diagnostics.error(
                    "zplan::storage::mountpoint",
                    address + " is not managed by this workspace, and mounted at " + there + " rather than "
                            + base.mountpoint(),
                    base.span(),
                    "leave mountpoint away, or run zplan adopt " + address);
        }
    }

    private static DesiredResource resource(Address address, Base base) {
        TreeMap<String, Value> attributes = new TreeMap<>();
        if (base.mountpoint() != null && address.name().equals(base.dataset())) {
            attributes.put("props", Value.record(Map.of("mountpoint", Value.text(base.mountpoint()))));
        }
        return new DesiredResource(
                new Resource(address, attributes), PLAN, null, base.span(), Map.of(), List.of(), false, false);
    }
}
