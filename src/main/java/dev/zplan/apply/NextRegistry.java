package dev.zplan.apply;

import dev.zplan.plan.Action;
import dev.zplan.plan.Aside;
import dev.zplan.plan.Change;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Renaming;
import dev.zplan.plan.Scope;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.DesiredZone;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the registry says once a plan is applied. */
final class NextRegistry {

    private final Plan plan;

    NextRegistry(Plan plan) {
        this.plan = plan;
    }

    /** At the commit point: what is wanted is owned; what is only idle yet is still owned. */
    Snapshot committed(Snapshot owned) {
        Snapshot before = Renaming.of(plan.changes()).on(owned);
        SortedMap<Address, Entry> resources = new TreeMap<>(before.resources());
        Map<Address, DesiredResource> wanted = plan.request().desired().resources().stream()
                .collect(Collectors.toMap(DesiredResource::address, Function.identity(), (a, b) -> a));
        Set<Address> purged = plan.steps().stream()
                .filter(s -> s.stage() == Stage.PURGE)
                .map(s -> s.id().address())
                .collect(Collectors.toSet());
        for (Change change : plan.changes()) {
            Address address = change.address();
            DesiredResource desired = wanted.get(address);
            if (desired != null) {
                resources.put(
                        address,
                        new Entry(
                                desired.resource(),
                                desired.plan(),
                                desired.zone(),
                                desired.protect(),
                                null,
                                desired.ignored()));
            } else if (change.action() == Action.LET_GO) {
                Entry entry = Objects.requireNonNull(before.resources().get(address));
                Resource live = Objects.requireNonNull(change.before());
                resources.put(
                        address,
                        new Entry(
                                entry.resource(),
                                entry.plan(),
                                null,
                                entry.protect(),
                                Objects.requireNonNullElse(live.text("guid"), "")));
            } else if (change.action() == Action.FORGET || !purged.contains(address)) {
                resources.remove(address);
            }
        }
        asides(before, resources);
        return new Snapshot(before.revision() + 1, resources, zones(before, resources));
    }

    /** What was set aside is ours until it is purged, so that a purge that fails can be tried again. */
    private void asides(Snapshot before, SortedMap<Address, Entry> resources) {
        for (Step step : plan.steps()) {
            Address address = step.id().address();
            Resource from = step.transition().from();
            Entry entry =
                    Aside.original(address).map(a -> before.resources().get(a)).orElse(null);
            if (step.stage() == Stage.PURGE
                    && from != null
                    && entry != null
                    && !before.resources().containsKey(address)) {
                boolean zone = entry.address().name().equals(entry.zone());
                resources.put(
                        address,
                        new Entry(
                                new Resource(address, from.attributes()),
                                entry.plan(),
                                zone ? address.name() : entry.zone(),
                                false,
                                null));
            }
        }
    }

    private SortedMap<String, ZoneEntry> zones(Snapshot before, SortedMap<Address, Entry> resources) {
        SortedMap<String, ZoneEntry> zones = new TreeMap<>(before.zones());
        Scope scope = plan.request().scope();
        Set<String> left = new HashSet<>();
        resources.values().stream()
                .filter(e -> e.zone() != null && e.letGo() == null)
                .forEach(e -> left.add(e.address().host() + "/" + e.zone()));
        zones.entrySet()
                .removeIf(z -> !left.contains(z.getKey())
                        && scope.reaches(z.getValue().host())
                        && scope.plans().contains(z.getValue().plan()));
        Set<Address> applied = plan.changes().stream().map(Change::address).collect(Collectors.toSet());
        for (DesiredZone zone : plan.request().desired().zones()) {
            if (applied.contains(new Address(zone.host(), "zonecfg", zone.name()))) {
                zones.put(
                        zone.key(),
                        ZoneEntry.of(
                                zone.host(),
                                zone.name(),
                                zone.plan(),
                                zone.protect(),
                                zone.grant().addresses(),
                                zone.grant().pools(),
                                zone.grant().linksOf()));
            }
        }
        return zones;
    }

    /** After the purges: what they destroyed is owned no more. */
    Snapshot purged(Snapshot committed, List<Step> done) {
        SortedMap<Address, Entry> resources = new TreeMap<>(committed.resources());
        done.forEach(s -> resources.remove(s.id().address()));
        return new Snapshot(committed.revision() + 1, resources, zones(committed, resources));
    }

    /** Whether the registry would change. */
    boolean differs(Snapshot before) {
        Snapshot next = committed(before);
        return !next.resources().equals(before.resources()) || !next.zones().equals(before.zones());
    }
}
