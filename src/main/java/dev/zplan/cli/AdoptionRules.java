package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.Kind;
import dev.zplan.plan.Owners;
import dev.zplan.registry.Entry;
import dev.zplan.resource.Address;
import dev.zplan.zone.DesiredResource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Only what a spec names, a host has and nobody owns can be adopted; says of everything else why not. */
final class AdoptionRules {

    /** What goes with a zone's configuration, and never without it. */
    private static final Set<String> PARTS = Set.of("install", "publisher", "boot");

    private final Survey survey;
    private final boolean takeOver;
    private final Owners owners;
    private final Diagnostics diagnostics;

    AdoptionRules(Survey survey, boolean takeOver, Diagnostics diagnostics) {
        this.survey = survey;
        this.takeOver = takeOver;
        this.owners = survey.owners();
        this.diagnostics = diagnostics;
    }

    /** What a target stands for; nothing, and told, when it cannot be adopted. */
    List<DesiredResource> adoptable(Address target) {
        if (!knownHost(target)) {
            return List.of();
        }
        if (target.kind().equals(Survey.ZONE)) {
            return zone(target);
        }
        if (!knownKind(target)) {
            return List.of();
        }
        return resource(target);
    }

    private boolean knownHost(Address target) {
        Set<String> hosts = survey.facts().keySet();
        return hosts.contains(target.host())
                || refuse(
                        "zplan::adopt::unknown_host",
                        target,
                        "there is no host \"" + target.host() + "\"",
                        nearest(target.host(), hosts, "hosts are named in zplan.kdl: "));
    }

    private boolean knownKind(Address target) {
        Kind kind = survey.kinds().find(target.kind()).orElse(null);
        if (kind == null) {
            Set<String> kinds = new TreeSet<>(survey.kinds().byName().keySet());
            kinds.add(Survey.ZONE);
            return refuse(
                    "zplan::adopt::unknown_kind",
                    target,
                    "there is no module \"" + target.kind() + "\"",
                    nearest(target.kind(), kinds, "kinds are: "));
        }
        return !kind.module().readOnly()
                || refuse(
                        "zplan::adopt::read_only",
                        target,
                        "zplan only reads resources of the kind " + target.kind(),
                        "specs may refer to it as it is");
    }

    private List<DesiredResource> zone(Address zone) {
        Address config = new Address(zone.host(), "zonecfg", zone.name());
        List<DesiredResource> wanted = survey.desired().resources().stream()
                .filter(r ->
                        r.address().host().equals(zone.host()) && zone.name().equals(r.zone()))
                .toList();
        if (!owners(wanted, zone) || !present(config, zone, !wanted.isEmpty(), zones(zone.host()))) {
            return List.of();
        }
        List<DesiredResource> free =
                wanted.stream().filter(r -> isFree(r.address())).toList();
        if (free.isEmpty()) {
            owned(zone, survey.owner(zone));
        }
        return free.stream().allMatch(r -> here(r.address(), zone)) ? free : List.of();
    }

    /** Whether no other workspace has it, or may be robbed of it. */
    private boolean here(Address address, Address target) {
        String other = owners.other(address);
        return other == null
                || takeOver
                || refuse(
                        "zplan::adopt::owned_elsewhere",
                        target,
                        (address.name().equals(target.name()) ? "it" : address.toString())
                                + " belongs to another workspace: it is marked " + other,
                        "run zplan forget there first; where that workspace is gone, --take-over makes it this one's");
    }

    /** Whether no other plan has any of it. */
    private boolean owners(List<DesiredResource> wanted, Address target) {
        for (DesiredResource resource : wanted) {
            Entry entry = survey.owned(resource.address()).orElse(null);
            if (entry != null && !entry.plan().equals(resource.plan())) {
                return otherPlan(target, resource, entry);
            }
        }
        return true;
    }

    private List<DesiredResource> resource(Address target) {
        DesiredResource wanted = survey.wanted(target).orElse(null);
        Entry entry = survey.owned(target).orElse(null);
        if (entry != null) {
            if (wanted != null && !entry.plan().equals(wanted.plan())) {
                otherPlan(target, wanted, entry);
            } else {
                owned(target, entry.plan());
            }
            return List.of();
        }
        if (!present(target, target, wanted != null, names(target)) || wanted == null) {
            return List.of();
        }
        if (PARTS.contains(target.kind())) {
            refuse(
                    "zplan::adopt::part",
                    target,
                    "it goes with the zone's configuration",
                    "run zplan adopt " + target.host() + "/" + Survey.ZONE + "/" + target.name());
            return List.of();
        }
        if (!here(target, target)) {
            return List.of();
        }
        if (!target.kind().equals("zonecfg")) {
            return List.of(wanted);
        }
        return Stream.concat(
                        Stream.of(wanted),
                        PARTS.stream()
                                .map(kind -> new Address(target.host(), kind, target.name()))
                                .filter(this::isFree)
                                .flatMap(part -> survey.wanted(part).stream()))
                .toList();
    }

    private boolean isFree(Address address) {
        return survey.found(address) != null && survey.owned(address).isEmpty();
    }

    /** Whether the spec names it and the host has it. */
    private boolean present(Address address, Address target, boolean wanted, Collection<String> known) {
        if (!wanted) {
            return refuse(
                    "zplan::adopt::not_in_spec",
                    target,
                    "no plan names it",
                    nearest(
                            target.name(),
                            known,
                            "write it into a plan first, or say --plan PLAN for one in a subfolder of plans/; plans name: "));
        }
        return survey.found(address) != null
                || refuse(
                        "zplan::adopt::not_on_host",
                        target,
                        "the host " + target.host() + " does not have it",
                        "zplan apply makes it");
    }

    private void owned(Address target, String plan) {
        refuse(
                "zplan::adopt::owned",
                target,
                "it is managed already, by the plan " + plan,
                "zplan show " + target + " tells what is known of it");
    }

    private boolean otherPlan(Address target, DesiredResource wanted, Entry entry) {
        return refuse(
                "zplan::adopt::owned_by_other_plan",
                target,
                (target.equals(wanted.address()) ? "it" : wanted.address().toString()) + " belongs to the plan "
                        + entry.plan() + ", and the plan " + wanted.plan() + " names it too",
                "name it in one plan only; referring to it from another is fine");
    }

    private boolean refuse(String code, Address target, String why, String help) {
        diagnostics.error(code, target + " cannot be adopted: " + why, null, help);
        return false;
    }

    private Set<String> zones(String host) {
        Set<String> names = new TreeSet<>();
        survey.desired().zones().stream().filter(z -> z.host().equals(host)).forEach(z -> names.add(z.name()));
        return names;
    }

    private Set<String> names(Address target) {
        Set<String> names = new TreeSet<>();
        survey.desired().resources().stream()
                .map(DesiredResource::address)
                .filter(a -> a.host().equals(target.host()) && a.kind().equals(target.kind()))
                .forEach(a -> names.add(a.name()));
        return names;
    }

    private static String nearest(String name, Collection<String> known, String otherwise) {
        return Suggestion.nearest(name, known)
                .map(n -> "did you mean " + n + "?")
                .orElse(
                        known.isEmpty()
                                ? "write it into a plan first, or say --plan PLAN for one in a subfolder of plans/"
                                : otherwise + String.join(", ", known));
    }
}
