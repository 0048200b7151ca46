package dev.zplan.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.module.type.IpPrefix;
import dev.zplan.module.type.Types;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import dev.zplan.spec.DocumentReader;
import dev.zplan.spec.FieldType.Outcome;
import dev.zplan.spec.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PoolProperties {
    private static final Map<String, Pool> POOL = new PoolReader(new Diagnostics())
            .read(new DocumentReader(List.of(PoolReader.POOL))
                    .blocks(
                            new Source(
                                    "p.kdl",
                                    "pool \"p\" { network \"10.0.0.0/24\"; gateway \"10.0.0.1\"; reserved \"10.0.0.4\"; link \"a0\"; }"))
                    .blocks());

    private static ZoneExpander.Expansion expand(List<String> zones, Ledger ledger) {
        String kdl = zones.stream()
                .map(name ->
                        "zone \"" + name + "\" { brand \"ipkg\"; zonepath \"/z/" + name + "\"; net pool=\"p\"; }\n")
                .collect(Collectors.joining());
        List<Item> items = new DocumentReader(List.of(ZoneSchema.ZONE))
                .blocks(new Source("plan.kdl", kdl)).blocks().stream()
                        .map(block -> new Item("plan", block))
                        .toList();
        HostView host = new HostView(
                "gz1",
                Flavour.OMNIOS,
                Set.of(),
                Map.of(),
                Set.of("web_0"),
                HostDefaults.none(),
                List.of(),
                HostStorage.none());
        return new ZoneExpander(POOL, Map.of(), Map.of("gz1", host), "gz1", ledger, Set.of("plan"), Set.of())
                .expand(items, List.of());
    }

    private static Ledger ledger(ZoneExpander.Expansion expansion) {
        TreeMap<String, Ledger.Grant> grants = new TreeMap<>();
        expansion.zones().forEach(zone -> grants.put(zone.key(), zone.grant()));
        return new Ledger(grants);
    }

    private static Map<String, String> addresses(ZoneExpander.Expansion expansion) {
        Map<String, String> found = new HashMap<>();
        expansion
                .zones()
                .forEach(zone -> found.put(
                        zone.name(),
                        zone.grant().addresses().values().iterator().next()));
        return found;
    }

    private static List<String> links(ZoneExpander.Expansion expansion) {
        return expansion.resources().stream()
                .filter(r -> r.address().kind().equals("vnic"))
                .map(r -> r.address().name())
                .toList();
    }

    @Provide
    Arbitrary<Set<String>> zoneNames() {
        Arbitrary<String> near =
                Arbitraries.strings().withChars("ab1-_.").ofMinLength(1).ofMaxLength(4);
        Arbitrary<String> any = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("-_.")
                .ofMinLength(1)
                .ofMaxLength(63);
        return Arbitraries.oneOf(near, any, Arbitraries.just("web"))
                .filter(name -> Types.of("zone-name").read(Value.text(name)) instanceof Outcome.Accepted)
                .set()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    @Property(tries = 60)
    void theLowestAddressesEachOnceInAnyOrder(@ForAll("zoneNames") Set<String> names, @ForAll long seed) {
        List<String> order = new ArrayList<>(names);
        ZoneExpander.Expansion one = expand(order, Ledger.empty());
        Collections.shuffle(order, new Random(seed));
        ZoneExpander.Expansion other = expand(order, Ledger.empty());
        assertThat(one.diagnostics()).isEmpty();
        assertThat(addresses(other)).isEqualTo(addresses(one));
        assertThat(links(other)).isEqualTo(links(one));
        Set<Integer> given = addresses(one).values().stream()
                .map(text -> IpPrefix.parse(text).orElseThrow().address().bits().intValue() & 255)
                .collect(Collectors.toSet());
        Set<Integer> lowest = new HashSet<>();
        for (int host = 2; lowest.size() < names.size(); host++) {
            if (host != 4) {
                lowest.add(host);
            }
        }
        assertThat(given).isEqualTo(lowest);
    }

    @Property(tries = 60)
    void whatStaysKeepsItsAddressAndNoAddressIsGivenTwice(
            @ForAll("zoneNames") Set<String> before, @ForAll("zoneNames") Set<String> after) {
        ZoneExpander.Expansion first = expand(List.copyOf(before), Ledger.empty());
        ZoneExpander.Expansion second = expand(List.copyOf(after), ledger(first));
        Map<String, String> then = addresses(first);
        Map<String, String> now = addresses(second);
        assertThat(second.diagnostics()).isEmpty();
        assertThat(now.values()).doesNotHaveDuplicates();
        now.forEach((zone, address) -> {
            if (then.containsKey(zone)) {
                assertThat(address).isEqualTo(then.get(zone));
            } else {
                assertThat(then.values()).doesNotContain(address);
            }
        });
    }

    @Property(tries = 60)
    void namesAreLegalAndEachOnesOwn(@ForAll("zoneNames") Set<String> names) {
        List<String> links = links(expand(List.copyOf(names), Ledger.empty()));
        assertThat(links).hasSize(names.size()).doesNotHaveDuplicates().doesNotContain("web_0");
        assertThat(links).allMatch(link -> Types.of("link-name").read(Value.text(link)) instanceof Outcome.Accepted);
    }
}
