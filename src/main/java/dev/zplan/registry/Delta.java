package dev.zplan.registry;

import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What leads from one snapshot to the next. Applied again it changes nothing more.
 *
 * @param revision of the next
 * @param put new and changed resources
 * @param removed resources that are gone
 * @param zonesPut new and changed zones
 * @param zonesRemoved zones that are gone, as {@code host/name}
 */
public record Delta(
        long revision, List<Entry> put, List<Address> removed, List<ZoneEntry> zonesPut, List<String> zonesRemoved) {

    /** Keeps copies. */
    public Delta {
        put = List.copyOf(put);
        removed = List.copyOf(removed);
        zonesPut = List.copyOf(zonesPut);
        zonesRemoved = List.copyOf(zonesRemoved);
    }

    /** From {@code before} to {@code after}, sorted. */
    public static Delta between(Snapshot before, Snapshot after) {
        return new Delta(
                after.revision(),
                changed(before.resources(), after.resources()),
                gone(before.resources(), after.resources()),
                changed(before.zones(), after.zones()),
                gone(before.zones(), after.zones()));
    }

    /** What {@code before} becomes. */
    public Snapshot applyTo(Snapshot before) {
        SortedMap<Address, Entry> resources = new TreeMap<>(before.resources());
        SortedMap<String, ZoneEntry> zones = new TreeMap<>(before.zones());
        resources.keySet().removeAll(removed);
        zones.keySet().removeAll(zonesRemoved);
        put.forEach(entry -> resources.put(entry.address(), entry));
        zonesPut.forEach(zone -> zones.put(zone.key(), zone));
        return new Snapshot(revision, resources, zones);
    }

    private static <K, V> List<V> changed(SortedMap<K, V> before, SortedMap<K, V> after) {
        List<V> changed = new ArrayList<>();
        for (Map.Entry<K, V> entry : after.entrySet()) {
            if (!entry.getValue().equals(before.get(entry.getKey()))) {
                changed.add(entry.getValue());
            }
        }
        return changed;
    }

    private static <K, V> List<K> gone(SortedMap<K, V> before, SortedMap<K, V> after) {
        return before.keySet().stream().filter(key -> !after.containsKey(key)).toList();
    }
}
