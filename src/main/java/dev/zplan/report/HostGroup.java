package dev.zplan.report;

import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What concerns one host, in the order that people read: zone by zone, last what belongs to no zone.
 *
 * @param <T> what is grouped
 * @param host the host's name
 * @param zones never empty, and neither is any of them
 */
public record HostGroup<T>(String host, List<ZoneGroup<T>> zones) {

    private static final Comparator<Optional<String>> ZONES =
            Comparator.comparing(zone -> new Address("", zone.isPresent() ? "" : "~", zone.orElse("")));

    /** Keeps a copy. */
    public HostGroup {
        zones = List.copyOf(zones);
    }

    /**
     * What concerns one zone of a host, or none.
     *
     * @param <T> what is grouped
     * @param zone the zone's name; null for what belongs to none
     * @param members in the order that they came
     */
    public record ZoneGroup<T>(@Nullable String zone, List<T> members) {

        /** Keeps a copy. */
        public ZoneGroup {
            members = List.copyOf(members);
        }

        /** What stands above it: {@code zone web}, {@code resources of no zone}. */
        public String title() {
            return zone == null ? "resources of no zone" : "zone " + zone;
        }
    }

    /** Hosts by name, zones as people count. */
    public static <T> List<HostGroup<T>> of(List<T> all, Function<T, String> host, Function<T, Optional<String>> zone) {
        SortedMap<String, SortedMap<Optional<String>, List<T>>> hosts = new TreeMap<>();
        for (T one : all) {
            hosts.computeIfAbsent(host.apply(one), h -> new TreeMap<>(ZONES))
                    .computeIfAbsent(zone.apply(one), z -> new ArrayList<>())
                    .add(one);
        }
        List<HostGroup<T>> groups = new ArrayList<>();
        hosts.forEach((name, zones) -> groups.add(new HostGroup<>(
                name,
                zones.entrySet().stream()
                        .map(e -> new ZoneGroup<>(e.getKey().orElse(null), e.getValue()))
                        .toList())));
        return groups;
    }
}
