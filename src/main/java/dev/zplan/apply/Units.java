package dev.zplan.apply;

import dev.zplan.plan.Aside;
import dev.zplan.plan.Change;
import dev.zplan.plan.Plan;
import dev.zplan.plan.Stage;
import dev.zplan.plan.Step;
import dev.zplan.plan.StepId;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A plan's changes, grouped into what stays or goes together: each zone with its resources, and each resource of its own. What
 * needs a unit that goes, goes too; a resource of its own goes with the last of those that need it.
 */
final class Units {

    private static final String ZONE = "zone";

    private final Plan plan;
    private final Map<Address, Address> unitOf = new HashMap<>();

    Units(Plan plan) {
        this.plan = plan;
        for (Change change : plan.changes()) {
            Address address = change.address();
            Address unit = change.zone() == null ? address : new Address(address.host(), ZONE, change.zone());
            unitOf.put(address, unit);
            if (change.from() != null) {
                unitOf.put(change.from(), unit);
            }
        }
    }

    /** The unit of a resource: the zone as {@code host/zone/name}, or the resource itself. */
    Address of(Address address) {
        return unitOf.getOrDefault(address, address);
    }

    /** These units, and all that go with them. */
    Set<Address> closure(Collection<Address> failed) {
        Map<Address, Set<Address>> needs = needs();
        Map<Address, Set<Address>> dependents = new HashMap<>();
        needs.forEach((unit, needed) -> needed.forEach(
                n -> dependents.computeIfAbsent(n, a -> new HashSet<>()).add(unit)));
        dependents.keySet().retainAll(new HashSet<>(unitOf.values()));
        Set<Address> going = new TreeSet<>(failed);
        boolean grew = !failed.isEmpty();
        while (grew) {
            Set<Address> next = new TreeSet<>(going);
            needs.forEach((unit, needed) -> {
                if (needed.stream().anyMatch(going::contains)) {
                    next.add(unit);
                }
            });
            dependents.forEach((unit, those) -> {
                if (!unit.kind().equals(ZONE) && next.containsAll(those)) {
                    next.add(unit);
                }
            });
            grew = going.addAll(next);
        }
        return going;
    }

    /** Which other units each unit needs. */
    private Map<Address, Set<Address>> needs() {
        Map<Address, Set<Address>> needs = new TreeMap<>();
        for (Step step : plan.steps()) {
            if (step.stage() == Stage.MAIN) {
                Address unit = of(step.id().address());
                step.needs().stream()
                        .map(StepId::address)
                        .map(this::of)
                        .filter(needed -> !needed.equals(unit))
                        .forEach(needed -> needs.computeIfAbsent(unit, u -> new TreeSet<>())
                                .add(needed));
            }
        }
        return needs;
    }

    /** The plan without these units: what an apply of the others comes to. */
    Plan without(Set<Address> units) {
        List<Change> changes = new ArrayList<>(plan.changes());
        changes.removeIf(c -> units.contains(of(c.address())));
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.removeIf(s -> units.contains(unit(s)));
        return new Plan(plan.request(), changes, steps, plan.digests(), plan.diagnostics());
    }

    /** The unit of a step; one that is about what was set aside belongs to what it was. */
    Address unit(Step step) {
        Address address = step.id().address();
        return unitOf.containsKey(address)
                ? of(address)
                : of(Aside.original(address).orElse(address));
    }

    /** The addresses of everything in these units. */
    Set<Address> members(Set<Address> units) {
        Set<Address> members = new TreeSet<>();
        unitOf.forEach((address, unit) -> {
            if (units.contains(unit)) {
                members.add(Objects.requireNonNull(address));
            }
        });
        return members;
    }
}
