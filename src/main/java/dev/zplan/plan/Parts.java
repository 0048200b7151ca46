package dev.zplan.plan;

import dev.zplan.resource.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A plan cut into plans that can be applied apart: one for each host on which anything changes, hosts that need each other
 * together.
 *
 * @param plan the whole
 */
public record Parts(Plan plan) {

    /** The hosts that have to go together, in order; hosts on which nothing changes are in none. */
    public List<Set<String>> hosts() {
        SortedMap<String, Set<String>> together = new TreeMap<>();
        for (Change change : plan.changes()) {
            if (change.action() != Action.NONE) {
                join(together, change.address().host(), change.address().host());
            }
        }
        for (Step step : plan.steps()) {
            Address address = step.id().address();
            step.needs()
                    .forEach(needed ->
                            join(together, address.host(), needed.address().host()));
        }
        Map<String, Set<String>> distinct = new LinkedHashMap<>();
        together.values().forEach(hosts -> distinct.put(hosts.iterator().next(), hosts));
        return List.copyOf(distinct.values());
    }

    private static void join(SortedMap<String, Set<String>> together, String a, String b) {
        Set<String> joined = new TreeSet<>(together.getOrDefault(a, Set.of(a)));
        joined.addAll(together.getOrDefault(b, Set.of(b)));
        joined.forEach(host -> together.put(host, joined));
    }

    /** The plans, in the order of {@link #hosts}; the plan itself where it is about one host only. */
    public List<Plan> plans() {
        if (plan.request().facts().size() <= 1) {
            return List.of(plan);
        }
        return hosts().stream().map(this::on).toList();
    }

    /** What is left for hosts on which nothing changes: the registry may have something to learn. */
    public Optional<Plan> rest() {
        Set<String> rest = new TreeSet<>(plan.request().facts().keySet());
        hosts().forEach(rest::removeAll);
        return rest.isEmpty() ? Optional.empty() : Optional.of(on(rest));
    }

    private Plan on(Set<String> hosts) {
        return new Planner().plan(plan.request().on(hosts));
    }
}
