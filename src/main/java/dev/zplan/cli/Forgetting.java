package dev.zplan.cli;

import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is on its way out of the registry while it stays on the hosts.
 *
 * @param before the registry as it is
 * @param entries what it will know no more, by address
 */
record Forgetting(Snapshot before, SortedMap<Address, Entry> entries) {

    Forgetting {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * The addresses that texts name, zones also by their names alone.
     *
     * @throws DiagnosticException with all that name none
     */
    static List<Address> targets(Snapshot registry, Collection<String> texts) {
        Diagnostics diagnostics = new Diagnostics();
        List<Address> targets = new ArrayList<>();
        List<String> addresses = new ArrayList<>();
        for (String text : texts) {
            List<Address> zones = registry.zones().values().stream()
                    .filter(z -> z.name().equals(text))
                    .map(z -> new Address(z.host(), Survey.ZONE, text))
                    .toList();
            if (zones.size() == 1) {
                targets.addAll(zones);
            } else if (text.contains("/")) {
                addresses.add(text);
            } else {
                diagnostics.error(
                        zones.isEmpty() ? "zplan::forget::not_owned" : "zplan::zone::ambiguous",
                        zones.isEmpty()
                                ? "this workspace owns no zone \"" + text + "\""
                                : "this workspace owns a zone \"" + text + "\" on several hosts",
                        null,
                        zones.isEmpty()
                                ? Suggestion.nearest(
                                                text,
                                                registry.zones().values().stream()
                                                        .map(ZoneEntry::name)
                                                        .toList())
                                        .map(n -> "did you mean " + n + "?")
                                        .orElse("zplan list shows zones; other things are named as HOST/KIND/NAME")
                                : "say which, as " + zones.get(0));
            }
        }
        if (diagnostics.hasErrors()) {
            throw new DiagnosticException(diagnostics.list());
        }
        targets.addAll(Adoption.targets(addresses));
        return targets;
    }

    /**
     * Finds what is to be forgotten.
     *
     * @param targets {@code HOST/KIND/NAME}, or {@code HOST/zone/NAME} for all of a zone
     * @throws DiagnosticException with everything that cannot be forgotten
     */
    static Forgetting of(Snapshot registry, Collection<Address> targets) {
        Diagnostics diagnostics = new Diagnostics();
        SortedMap<Address, Entry> entries = new TreeMap<>();
        for (Address target : targets) {
            List<Entry> found = registry.resources().values().stream()
                    .filter(e -> e.address().equals(target) || ofZone(e, target))
                    .toList();
            if (found.isEmpty()) {
                diagnostics.error(
                        "zplan::forget::not_owned",
                        target + " cannot be forgotten: the registry does not know it",
                        null,
                        nearest(registry, target));
            }
            for (Entry entry : found) {
                entries.put(entry.address(), entry);
                if (entry.zone() != null && !target.kind().equals(Survey.ZONE)) {
                    diagnostics.error(
                            "zplan::forget::part",
                            target + " cannot be forgotten: it belongs to the zone " + entry.zone(),
                            null,
                            "run zplan forget " + target.host() + "/" + Survey.ZONE + "/" + entry.zone()
                                    + ", or take it out of the zone's spec");
                }
            }
        }
        if (diagnostics.hasErrors()) {
            throw new DiagnosticException(diagnostics.list());
        }
        return new Forgetting(registry, entries);
    }

    private static boolean ofZone(Entry entry, Address target) {
        return target.kind().equals(Survey.ZONE)
                && target.host().equals(entry.address().host())
                && target.name().equals(entry.zone());
    }

    private static String nearest(Snapshot registry, Address target) {
        TreeSet<String> known = new TreeSet<>();
        registry.resources().keySet().forEach(a -> known.add(a.toString()));
        registry.zones().values().forEach(z -> known.add(new Address(z.host(), Survey.ZONE, z.name()).toString()));
        return Suggestion.nearest(target.toString(), known)
                .map(n -> "did you mean " + n + "?")
                .orElse("zplan list and zplan show tell what is owned");
    }

    /** The registry without it. */
    Snapshot registry() {
        SortedMap<Address, Entry> resources = new TreeMap<>(before.resources());
        resources.keySet().removeAll(entries.keySet());
        SortedMap<String, ZoneEntry> zones = new TreeMap<>(before.zones());
        entries.values().stream()
                .filter(e -> e.zone() != null)
                .forEach(e -> zones.remove(e.address().host() + "/" + e.zone()));
        return new Snapshot(before.revision() + 1, resources, zones);
    }

    /** What of it bears this workspace's mark, as it is on the hosts but without that. */
    SortedMap<Address, Resource> unmarked(Kinds kinds, Map<String, HostFacts> facts) {
        Value own = Value.text(kinds.mark());
        SortedMap<Address, Resource> unmarked = new TreeMap<>();
        for (Address address : entries.keySet()) {
            HostFacts host = facts.get(address.host());
            Resource found = host == null ? null : host.get(address);
            if (found != null && own.equals(found.get(ModuleDef.MARK))) {
                unmarked.put(address, found.with(ModuleDef.MARK, null));
            }
        }
        return unmarked;
    }
}
