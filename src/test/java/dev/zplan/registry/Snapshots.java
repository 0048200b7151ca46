package dev.zplan.registry;

import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.resource.Values;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Registries for tests. */
final class Snapshots {

    private Snapshots() {}

    static Snapshot of(long revision, List<Entry> entries, List<ZoneEntry> zones) {
        SortedMap<Address, Entry> resources = new TreeMap<>();
        entries.forEach(entry -> resources.put(entry.address(), entry));
        SortedMap<String, ZoneEntry> byName = new TreeMap<>();
        zones.forEach(zone -> byName.put(zone.key(), zone));
        return new Snapshot(revision, resources, byName);
    }

    static Entry entry(String address, String plan, @Nullable String zone, Map<String, Value> attributes) {
        return new Entry(Resource.of(Address.parse(address).orElseThrow(), attributes), plan, zone, false, null);
    }

    /** As many zones with six resources each. */
    static Snapshot large(int zones) {
        SortedMap<Address, Entry> resources = new TreeMap<>();
        SortedMap<String, ZoneEntry> byName = new TreeMap<>();
        for (int i = 0; i < zones; i++) {
            String zone = "zone" + i;
            for (String kind : List.of("vnic", "zonecfg", "install", "boot", "dataset", "snapshot")) {
                Entry entry = entry(
                        "gz1/" + kind + "/" + zone,
                        "web",
                        zone,
                        Map.of(
                                "brand", Value.text("lipkg"),
                                "zonepath", Value.text("/zones/" + zone),
                                "quota", Value.size(10L << 30),
                                "autoboot", Value.flag(true),
                                "net",
                                        Value.list(List.of(Value.record(Map.of(
                                                "physical", Value.text(zone + "_0"), "vid", Value.number(20)))))));
                resources.put(entry.address(), entry);
            }
            ZoneEntry entry = ZoneEntry.of("gz1", zone, "web", false, Map.of(zone + "_0", "192.0.2.1/24"), Map.of());
            byName.put(entry.key(), entry);
        }
        return new Snapshot(1, resources, byName);
    }

    static Arbitrary<Snapshot> any() {
        Arbitrary<String> plans = Arbitraries.of("web", "examples/lx", "examples%2Flx", "Web", "..", "a.kdl");
        Arbitrary<String> zones = Arbitraries.of("web", "Web", "db.1", "-");
        Arbitrary<Entry> entries = Combinators.combine(
                        Values.resources(),
                        plans,
                        zones.injectNull(0.4),
                        Arbitraries.of(true, false),
                        Values.texts().injectNull(0.7))
                .as(Entry::new);
        Arbitrary<Map<String, String>> texts =
                Arbitraries.maps(Arbitraries.of("web_0", "web_1", "igb0"), Values.texts());
        Arbitrary<ZoneEntry> zoneEntries = Combinators.combine(
                        Arbitraries.of("gz1", "Gz2.example", "registry.kdl"),
                        zones,
                        plans,
                        Arbitraries.of(true, false),
                        texts,
                        texts)
                .as(ZoneEntry::of);
        return Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(0),
                        entries.list().ofMaxSize(6),
                        zoneEntries.list().ofMaxSize(4))
                .as(Snapshots::of);
    }
}
