package dev.zplan.cli;

import dev.zplan.host.Host;
import dev.zplan.host.Result;
import dev.zplan.module.CommandLine;
import dev.zplan.module.HostFacts;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which of a host's links belong to which zones: each is to be owned once.
 *
 * @param facts the host
 * @param temporary its VNICs that are gone after its next boot
 * @param free whether nobody owns or names a thing yet
 */
record HostLinks(HostFacts facts, Set<String> temporary, Predicate<Address> free) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String VNIC = "vnic";
    private static final String ETHERSTUB = "etherstub";

    HostLinks {
        temporary = Set.copyOf(temporary);
    }

    /** Asks the host which of its VNICs it keeps. Where it does not tell, all are taken to be kept. */
    static HostLinks read(HostFacts facts, Host host, Predicate<Address> free) {
        Result kept = host.batch(List.of(CommandLine.of("dladm", "show-vnic", "-P", "-p", "-o", "link")), PATIENCE)
                .get(0);
        Set<String> temporary = names(facts.ofKind(VNIC));
        if (kept.ok()) {
            kept.stdout().lines().forEach(temporary::remove);
        } else {
            temporary.clear();
        }
        return new HostLinks(facts, temporary, free);
    }

    private static SortedSet<String> names(Collection<Resource> resources) {
        return resources.stream().map(r -> r.address().name()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Address address(String kind, String name) {
        return new Address(facts.host(), kind, name);
    }

    /** Every link of the host, with what is to be said where a zone uses it. */
    Map<String, String> said() {
        Map<String, String> said = new TreeMap<>();
        for (String kind : List.of("link", VNIC, ETHERSTUB)) {
            names(facts.ofKind(kind)).forEach(name -> said.put(name, ""));
        }
        temporary.forEach(
                name -> said.put(name, "The VNIC " + name + " is temporary: it is gone after the host's next boot."));
        return said;
    }

    private Set<String> users(String link) {
        return names(facts.ofKind("zonecfg").stream()
                .filter(zone -> HostNets.links(zone).contains(link))
                .toList());
    }

    private boolean isManageable(String vnic) {
        return !temporary.contains(vnic) && free.test(address(VNIC, vnic));
    }

    /** The VNICs that a zone has for itself. */
    SortedMap<String, Resource> of(String zone) {
        SortedMap<String, Resource> own = new TreeMap<>();
        Resource config = facts.get(address("zonecfg", zone));
        for (String link : HostNets.links(config)) {
            Resource vnic = facts.get(address(VNIC, link));
            if (vnic != null && isManageable(link) && users(link).equals(Set.of(zone))) {
                own.put(link, vnic);
            }
        }
        return own;
    }

    /** The VNICs that several zones name, all of them among {@code zones}. */
    SortedMap<String, Resource> shared(Set<String> zones) {
        SortedMap<String, Resource> shared = new TreeMap<>();
        for (Resource vnic : facts.ofKind(VNIC)) {
            String name = vnic.address().name();
            Set<String> users = users(name);
            if (users.size() > 1 && zones.containsAll(users) && isManageable(name)) {
                shared.put(name, vnic);
            }
        }
        return shared;
    }

    /** The etherstubs that nobody but one of {@code zones} uses, with that zone. */
    SortedMap<String, String> stubs(Set<String> zones) {
        SortedMap<String, String> stubs = new TreeMap<>();
        for (String stub : freeStubs()) {
            Set<String> users = stubUsers(stub);
            if (users.size() == 1 && zones.containsAll(users)) {
                stubs.put(stub, users.iterator().next());
            }
        }
        return stubs;
    }

    /**
     * The etherstubs that no single zone has for itself.
     *
     * @param all whether those count too that others than {@code zones} use, or nobody
     */
    SortedSet<String> sharedStubs(Set<String> zones, boolean all) {
        SortedSet<String> shared = freeStubs();
        shared.removeAll(stubs(zones).keySet());
        shared.removeIf(stub -> !all && (stubUsers(stub).isEmpty() || !zones.containsAll(stubUsers(stub))));
        return shared;
    }

    private SortedSet<String> freeStubs() {
        SortedSet<String> stubs = names(facts.ofKind(ETHERSTUB));
        stubs.removeIf(stub -> !free.test(address(ETHERSTUB, stub)));
        return stubs;
    }

    /** The zones with a VNIC over an etherstub; a VNIC that is no single zone's own counts under its own name. */
    private Set<String> stubUsers(String stub) {
        Set<String> users = new TreeSet<>();
        for (Resource vnic : facts.ofKind(VNIC)) {
            if (stub.equals(vnic.text("over"))) {
                Set<String> zones = users(vnic.address().name());
                users.addAll(zones.isEmpty() ? Set.of("vnic " + vnic.address().name()) : zones);
            }
        }
        for (Resource zone : facts.ofKind("zonecfg")) {
            boolean onDemand = zone.get("net") instanceof Value.Items nets
                    && nets.items().stream()
                            .anyMatch(net -> net instanceof Value.Members members
                                    && Value.text(stub).equals(members.get("global-nic")));
            if (onDemand || HostNets.links(zone).contains(stub)) {
                users.add(zone.address().name());
            }
        }
        return users;
    }
}
