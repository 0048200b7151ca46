package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.plan.Aside;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.spec.Item;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which zones come in, and why others do not. */
final class ImportZones {

    private static final Set<String> MACHINES = Set.of("bhyve", "kvm", "emu", "propolis", "nebula-vm");
    private static final Set<String> SMARTOS = Set.of("joyent", "joyent-minimal");

    private final Survey survey;
    private final SortedSet<Address> chosen = new TreeSet<>();
    private final SortedMap<Address, String> skipped = new TreeMap<>();

    private ImportZones(Survey survey) {
        this.survey = survey;
    }

    /** All zones of these hosts. */
    static ImportZones all(Survey survey, Set<String> hosts) {
        ImportZones zones = new ImportZones(survey);
        hosts.forEach(host -> zones.on(host).forEach(zones::sort));
        return zones;
    }

    /** The zones of these names; tells of each that is not to be had. */
    static ImportZones named(Survey survey, Set<String> hosts, List<String> names, Diagnostics diagnostics) {
        ImportZones zones = new ImportZones(survey);
        for (String name : new TreeSet<>(names)) {
            List<Address> found = hosts.stream()
                    .map(host -> new Address(host, Survey.ZONE, name))
                    .filter(zones::exists)
                    .toList();
            if (found.size() == 1) {
                zones.sort(found.get(0));
            } else {
                zones.missing(name, hosts, found, diagnostics);
            }
        }
        zones.skipped.forEach((zone, why) ->
                diagnostics.error("zplan::import::not_importable", zone + " is not imported: " + why, null, null));
        return zones;
    }

    /** Those that can come in. */
    SortedSet<Address> chosen() {
        return chosen;
    }

    /** The others, with the reason. */
    SortedMap<Address, String> skipped() {
        return skipped;
    }

    private List<Address> on(String host) {
        return Objects.requireNonNull(survey.facts().get(host)).ofKind("zonecfg").stream()
                .map(zone -> new Address(host, Survey.ZONE, zone.address().name()))
                .toList();
    }

    private boolean exists(Address zone) {
        return survey.found(new Address(zone.host(), "zonecfg", zone.name())) != null;
    }

    private void missing(String name, Set<String> hosts, List<Address> found, Diagnostics diagnostics) {
        if (found.size() > 1) {
            diagnostics.error(
                    "zplan::import::several_hosts",
                    "there is a zone " + name + " on each of "
                            + String.join(
                                    ", ", found.stream().map(Address::host).toList()),
                    null,
                    "say which with --host");
            return;
        }
        Set<String> known = new TreeSet<>();
        hosts.forEach(host -> on(host).forEach(zone -> known.add(zone.name())));
        diagnostics.error(
                "zplan::import::no_zone",
                "there is no zone " + name + " on " + String.join(", ", hosts),
                null,
                Suggestion.nearest(name, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(known.isEmpty() ? "there are no zones at all" : "zones: " + String.join(", ", known)));
    }

    private void sort(Address zone) {
        Address config = new Address(zone.host(), "zonecfg", zone.name());
        Resource found = survey.found(config);
        String brand = found == null ? "" : String.valueOf(found.text("brand"));
        String owner = survey.owner(zone);
        String named = plan(zone);
        String other = survey.owners().other(config);
        if (MACHINES.contains(brand)) {
            skipped.put(zone, "a virtual machine (brand " + brand + ") is vm-manager's");
        } else if (SMARTOS.contains(brand)) {
            skipped.put(zone, "a zone of brand " + brand + " is vmadm's");
        } else if (!owner.isEmpty()) {
            skipped.put(zone, "it is managed already, by the plan " + owner);
        } else if (other != null) {
            skipped.put(zone, "it belongs to another workspace: it is marked " + other);
        } else if (!named.isEmpty()) {
            skipped.put(zone, "the plan " + named + " names it; take it over with zplan adopt " + zone);
        } else if (Aside.original(config).isPresent()) {
            skipped.put(zone, "zplan has set it aside and will destroy it");
        } else {
            chosen.add(zone);
        }
    }

    /** The plan that names a zone; empty where none does. */
    private String plan(Address zone) {
        return survey.spec().items().stream()
                .filter(i -> i.block().name().equals(Survey.ZONE))
                .filter(i -> zone.name().equals(i.block().text("name").orElse("")))
                .filter(i -> zone.host().equals(i.block().text("host").orElse(survey.defaultHost())))
                .map(Item::plan)
                .findFirst()
                .orElse("");
    }
}
