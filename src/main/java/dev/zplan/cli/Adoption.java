package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.HostFacts;
import dev.zplan.plan.Owners;
import dev.zplan.plan.Plan;
import dev.zplan.plan.PlanRequest;
import dev.zplan.plan.Planner;
import dev.zplan.plan.Planning;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.workspace.Workspace;
import dev.zplan.zone.Desired;
import dev.zplan.zone.DesiredResource;
import dev.zplan.zone.DesiredZone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Existing things of hosts on their way into the registry.
 *
 * @param survey the workspace, with what its specs want under the names and addresses that the things have
 * @param adopted what will be owned, by address
 */
record Adoption(Survey survey, SortedMap<Address, DesiredResource> adopted) {

    private static final String ZONECFG = "zonecfg";

    Adoption {
        adopted = Collections.unmodifiableSortedMap(new TreeMap<>(adopted));
    }

    /**
     * Finds what is to be adopted.
     *
     * @param targets {@code HOST/KIND/NAME}, or {@code HOST/zone/NAME} for all of a zone that the spec names and the host has
     * @param takeOver whether it may belong to another workspace
     * @throws DiagnosticException with everything that cannot be adopted
     */
    static Adoption of(Workspace workspace, Survey survey, Collection<Address> targets, boolean takeOver) {
        Snapshot provisional = new Provisional(survey, workspace.pools()).of(targets);
        Planning planning = new Planning(workspace, provisional);
        Desired desired = planning.desired(survey.spec(), survey.facts(), survey.scope());
        if (desired.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw new DiagnosticException(desired.diagnostics());
        }
        Survey named = survey.wanting(desired);
        Diagnostics diagnostics = new Diagnostics();
        AdoptionRules rules = new AdoptionRules(named, takeOver, diagnostics);
        SortedMap<Address, DesiredResource> adopted = new TreeMap<>();
        targets.forEach(target -> rules.adoptable(target).forEach(r -> adopted.put(r.address(), r)));
        if (diagnostics.hasErrors()) {
            throw new DiagnosticException(diagnostics.list());
        }
        return new Adoption(named, adopted);
    }

    /** The plans that will own it. */
    SortedSet<String> plans() {
        SortedSet<String> plans = new TreeSet<>();
        adopted.values().forEach(r -> plans.add(r.plan()));
        return plans;
    }

    /**
     * The registry with it. What only the registry can know (how a zone was installed) is taken to be as the spec says: nobody
     * can tell otherwise any more.
     */
    Snapshot registry() {
        Snapshot before = survey.registry();
        SortedMap<Address, Entry> resources = new TreeMap<>(before.resources());
        SortedMap<String, ZoneEntry> zones = new TreeMap<>(before.zones());
        adopted.forEach((address, wanted) -> {
            resources.put(
                    address,
                    new Entry(
                            wanted.resource(), wanted.plan(), wanted.zone(), wanted.protect(), null, wanted.ignored()));
            if (address.kind().equals(ZONECFG)) {
                survey.wantedZone(address).map(this::zone).ifPresent(z -> zones.put(z.key(), z));
            }
        });
        return new Snapshot(before.revision() + 1, resources, zones);
    }

    /** A zone with the addresses that it has on the host. */
    private ZoneEntry zone(DesiredZone zone) {
        SortedMap<String, String> addresses = HostNets.of(survey.found(new Address(zone.host(), ZONECFG, zone.name())));
        Map<String, String> pools = new HashMap<>(zone.grant().pools());
        pools.keySet()
                .removeIf(link -> !addresses
                        .getOrDefault(link, "")
                        .equals(zone.grant().addresses().get(link)));
        return ZoneEntry.of(zone.host(), zone.name(), zone.plan(), zone.protect(), addresses, pools);
    }

    /** It as it is on the hosts, marked as this workspace's. */
    SortedMap<Address, Resource> marked() {
        Owners owners = survey.owners();
        SortedMap<Address, Resource> marked = new TreeMap<>();
        adopted.forEach((address, wanted) -> {
            Resource found = survey.found(address);
            if (found != null) {
                marked.put(address, owners.marked(found, wanted.zone()));
            }
        });
        return marked;
    }

    /** What the next plan will make of it. */
    Plan next() {
        SortedMap<String, HostFacts> facts = new TreeMap<>(survey.facts());
        SortedMap<Address, Resource> marked = marked();
        facts.replaceAll((name, host) -> {
            SortedMap<Address, Resource> resources = new TreeMap<>(host.resources());
            resources.replaceAll((address, found) -> marked.getOrDefault(address, found));
            return host.with(resources);
        });
        return new Planner().plan(PlanRequest.of(survey.desired(), facts, registry(), survey.kinds(), survey.scope()));
    }

    /** The addresses that texts name; throws with all that name none. */
    static List<Address> targets(List<String> texts) {
        List<Address> targets = new ArrayList<>();
        Diagnostics diagnostics = new Diagnostics();
        for (String text : texts) {
            Address.parse(text)
                    .ifPresentOrElse(
                            targets::add,
                            () -> diagnostics.error(
                                    "zplan::adopt::bad_address",
                                    "\"" + text + "\" is not an address",
                                    null,
                                    "write HOST/KIND/NAME, or HOST/zone/NAME for all of a zone"));
        }
        if (diagnostics.hasErrors()) {
            throw new DiagnosticException(diagnostics.list());
        }
        return targets;
    }
}
