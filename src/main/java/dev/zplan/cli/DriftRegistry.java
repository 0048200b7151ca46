package dev.zplan.cli;

import dev.zplan.plan.Drift;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredZone;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the registry learns of drift that was adopted.
 *
 * @param before the registry before
 */
record DriftRegistry(Snapshot before) {

    static final String ZONECFG = "zonecfg";

    /**
     * The registry that takes these parts for applied.
     *
     * @param desired what the spec wants then
     */
    Snapshot with(List<DriftAdoption.Part> parts, Desired desired) {
        SortedMap<Address, Entry> resources = new TreeMap<>(before.resources());
        SortedMap<String, ZoneEntry> zones = new TreeMap<>(before.zones());
        for (DriftAdoption.Part part : parts) {
            Drift.Attribute attribute = part.attribute();
            if (part.removesZone()) {
                resources.values().removeIf(e -> part.isOfSameZone(e.address(), e.zone()));
                zones.remove(part.address().host() + "/" + part.address().name());
            } else if (attribute == null) {
                resources.remove(part.address());
            } else {
                resources.computeIfPresent(part.address(), (address, e) -> found(e, attribute));
                desired.zones().stream()
                        .filter(zone -> attribute.path().equals("net") && isOf(zone, part.address()))
                        .forEach(zone -> zones.put(zone.key(), entry(zone)));
            }
        }
        return new Snapshot(before.revision() + 1, resources, zones);
    }

    private static Entry found(Entry entry, Drift.Attribute attribute) {
        return new Entry(
                Drift.found(entry.resource(), List.of(attribute)),
                entry.plan(),
                entry.zone(),
                entry.protect(),
                entry.letGo(),
                entry.ignored());
    }

    private static boolean isOf(DesiredZone zone, Address address) {
        return address.equals(new Address(zone.host(), ZONECFG, zone.name()));
    }

    private static ZoneEntry entry(DesiredZone zone) {
        return ZoneEntry.of(
                zone.host(),
                zone.name(),
                zone.plan(),
                zone.protect(),
                zone.grant().addresses(),
                zone.grant().pools(),
                zone.grant().linksOf());
    }
}
