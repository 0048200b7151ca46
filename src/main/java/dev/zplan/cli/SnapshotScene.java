package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.BaseDatasets;
import dev.zplan.plan.ZoneRoots;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What this workspace owns that snapshots can be taken of.
 *
 * @param registry what is owned
 * @param facts the hosts
 */
record SnapshotScene(Snapshot registry, SortedMap<String, HostFacts> facts) {

    private static final List<String> DEVICES = List.of("/dev/zvol/dsk/", "/dev/zvol/rdsk/");

    /** The scene of these hosts, or of all; they are read. */
    static SnapshotScene of(Session session, List<String> hosts) {
        session.checked();
        return new SnapshotScene(
                session.registry().load(), session.facts(new TreeSet<>(session.hostNames(hosts)), List.of(), null));
    }

    /** All zones that are installed. */
    List<Snapshotted> zones() {
        List<Snapshotted> zones = new ArrayList<>();
        for (ZoneEntry zone : registry.zones().values()) {
            HostFacts host = facts.get(zone.host());
            Address address = new Address(zone.host(), Survey.ZONE, zone.name());
            if (host != null && host.get(part(address, "install")) != null) {
                zones.add(zone(host, address));
            }
        }
        return zones;
    }

    static Address part(Address zone, String kind) {
        return new Address(zone.host(), kind, zone.name());
    }

    /** Those of these names: zones, and datasets that are owned. */
    List<Snapshotted> named(List<String> names) {
        List<Snapshotted> known = new ArrayList<>(zones());
        registry.resources().values().stream()
                .map(Entry::address)
                .filter(a -> a.kind().equals("dataset"))
                .forEach(a -> {
                    HostFacts host = facts.get(a.host());
                    if (host != null && host.get(a) != null) {
                        known.add(new Snapshotted(host, a, a.name(), below(host, a.name())));
                    }
                });
        return names.stream().distinct().map(name -> named(name, known)).toList();
    }

    private static Snapshotted named(String name, List<Snapshotted> known) {
        List<Snapshotted> found = known.stream()
                .filter(s -> s.name().equals(name) || (s.host() + "/" + s.name()).equals(name))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        Set<String> names = new TreeSet<>();
        known.forEach(s -> names.add(s.name()));
        throw new DiagnosticException(
                found.isEmpty()
                        ? Diagnostic.error(
                                "zplan::snapshot::not_owned",
                                "this workspace owns no installed zone and no dataset \"" + name + "\"",
                                null,
                                Suggestion.nearest(name, names)
                                        .map(n -> "did you mean " + n + "?")
                                        .orElse(
                                                names.isEmpty()
                                                        ? "it owns none"
                                                        : "it owns: " + String.join(", ", names)))
                        : Diagnostic.error(
                                "zplan::zone::ambiguous",
                                "there is a \"" + name + "\" on "
                                        + String.join(
                                                " and on ",
                                                found.stream()
                                                        .map(Snapshotted::host)
                                                        .toList()),
                                null,
                                "say which with --host"));
    }

    private Snapshotted zone(HostFacts host, Address zone) {
        TreeSet<String> datasets = new TreeSet<>();
        String root = new ZoneRoots(host).dataset(part(zone, "install"));
        if (root != null) {
            datasets.addAll(below(host, root));
        }
        Resource config = host.get(part(zone, "zonecfg"));
        for (Entry entry : registry.resources().values()) {
            Resource dataset = entry.address().kind().equals("dataset") ? host.get(entry.address()) : null;
            if (dataset != null
                    && entry.letGo() == null
                    && !entry.plan().equals(BaseDatasets.PLAN)
                    && (zone.name().equals(entry.zone()) || has(config, dataset))) {
                datasets.addAll(below(host, dataset.address().name()));
            }
        }
        return new Snapshotted(host, zone, Objects.requireNonNullElse(root, ""), datasets);
    }

    /** Whether a zone has just that dataset: handed over, mounted, or as a device. */
    private static boolean has(@Nullable Resource config, Resource dataset) {
        String name = dataset.address().name();
        String mountpoint = dataset.text("mountpoint");
        return members(config, "dataset").containsKey(name)
                || DEVICES.stream().anyMatch(d -> members(config, "device").containsKey(d + name))
                || members(config, "fs").values().stream()
                        .map(fs -> fs instanceof Value.Members m ? m.get("special") : null)
                        .filter(Objects::nonNull)
                        .map(Value::show)
                        .anyMatch(special -> special.equals(mountpoint) || special.equals(name));
    }

    private static Map<String, Value> members(@Nullable Resource resource, String attribute) {
        return resource != null && resource.get(attribute) instanceof Value.Members members
                ? members.members()
                : Map.of();
    }

    private static SortedSet<String> below(HostFacts host, String dataset) {
        return host.ofKind("dataset").stream()
                .map(d -> d.address().name())
                .filter(n -> n.equals(dataset) || n.startsWith(dataset + "/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The zones beside these that have any of their datasets too. */
    List<Snapshotted> sharing(List<Snapshotted> chosen) {
        return zones().stream()
                .filter(z -> chosen.stream().noneMatch(c -> c.address().equals(z.address())))
                .filter(z -> chosen.stream()
                        .anyMatch(c -> c.host().equals(z.host()) && !Collections.disjoint(c.datasets(), z.datasets())))
                .toList();
    }
}
