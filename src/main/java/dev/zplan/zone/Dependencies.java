package dev.zplan.zone;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.resource.Address;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what {@code depends-on} speaks of. */
final class Dependencies {
    private final Map<String, ZoneUnit> zones;
    private final Set<Address> known;
    private final Set<String> elsewhere;
    private final Diagnostics out;

    /**
     * @param zones all zones of the spec by {@code host/zone}
     * @param known the addresses of everything that the spec wants
     * @param elsewhere hosts whose zones and resources are not looked at now
     */
    Dependencies(Map<String, ZoneUnit> zones, Set<Address> known, Set<String> elsewhere, Diagnostics out) {
        this.zones = zones;
        this.known = known;
        this.elsewhere = elsewhere;
        this.out = out;
    }

    List<Address> of(ZoneUnit zone) {
        List<Address> found = new ArrayList<>();
        for (Value item : zone.block().items("depends-on")) {
            find(zone, item.show(), zone.block().spanOf("depends-on")).ifPresent(found::add);
        }
        return found;
    }

    private Optional<Address> find(ZoneUnit zone, String name, Span place) {
        ZoneUnit other = zones.get(name.contains("/") ? name : zone.host().name() + "/" + name);
        Optional<Address> address =
                other != null ? Optional.of(other.last()) : Address.parse(name).filter(known::contains);
        if (zone.equals(other) || address.filter(a -> isOwn(zone, a)).isPresent()) {
            out.error(
                    "zplan::zone::depends_on_itself",
                    "zone " + zone.name() + " depends on itself",
                    place,
                    "remove " + name + " from depends-on");
            return Optional.empty();
        }
        if (address.isEmpty() && !elsewhere.contains(name.replaceFirst("/.*", ""))) {
            out.error(
                    "zplan::zone::dependency_unknown",
                    "nothing in the spec is called " + name,
                    place,
                    Suggestion.nearest(name, names(zone, name))
                            .map(near -> "did you mean " + near + "?")
                            .orElse("name a zone of host " + zone.host().name() + ", or a resource as host/kind/name"));
        }
        return address;
    }

    private static boolean isOwn(ZoneUnit zone, Address address) {
        return List.of("zonecfg", "install", "publisher", "boot").stream()
                .map(zone::address)
                .anyMatch(address::equals);
    }

    private Set<String> names(ZoneUnit zone, String name) {
        Set<String> names = new TreeSet<>();
        if (name.contains("/")) {
            known.forEach(address -> names.add(address.toString()));
            names.addAll(zones.keySet());
        } else {
            zones.values().stream()
                    .filter(other -> other.host().name().equals(zone.host().name()))
                    .forEach(other -> names.add(other.name()));
        }
        return names;
    }
}
