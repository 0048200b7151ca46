package dev.zplan.plan;

import dev.zplan.resource.Address;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A plan in a few numbers and names.
 *
 * @param counts how many resources each action is for; an action that none is for counts 0
 * @param restarts the zones that stop and come up again, by the address that says whether they run; a zone that is
 *     replaced is none of them, for what comes up is another one
 * @param destroyed the resources whose data is gone after the commit point: datasets, root file systems
 */
public record PlanFileSummary(Map<Action, Long> counts, SortedSet<Address> restarts, SortedSet<Address> destroyed) {

    /** The kind whose resources are root file systems of zones. */
    private static final String INSTALL = "install";

    /** Keeps copies. */
    public PlanFileSummary {
        EnumMap<Action, Long> all = new EnumMap<>(Action.class);
        Stream.of(Action.values()).forEach(action -> all.put(action, 0L));
        all.putAll(counts);
        counts = Collections.unmodifiableMap(all);
        restarts = Collections.unmodifiableSortedSet(new TreeSet<>(restarts));
        destroyed = Collections.unmodifiableSortedSet(new TreeSet<>(destroyed));
    }

    static PlanFileSummary of(Plan plan) {
        EnumMap<Action, Long> counts = new EnumMap<>(Action.class);
        plan.changes().forEach(change -> counts.merge(change.action(), 1L, Long::sum));
        TreeSet<Address> destroyed = new TreeSet<>();
        plan.changes().stream()
                .filter(c -> c.action() == Action.DELETE || c.action() == Action.REPLACE)
                .filter(c -> c.before() != null && holdsData(plan, c.address()))
                .forEach(c -> destroyed.add(c.address()));
        return new PlanFileSummary(counts, restarts(plan), destroyed);
    }

    private static SortedSet<Address> restarts(Plan plan) {
        TreeSet<Address> restarts = new TreeSet<>();
        TreeSet<Address> replaced = new TreeSet<>();
        for (Change change : plan.changes()) {
            if (change.action() == Action.RESTART) {
                restarts.add(change.address());
            } else if (change.action() == Action.REPLACE) {
                replaced.add(change.address());
            }
        }
        List<Step> steps = plan.steps();
        TreeSet<Address> stopped = new TreeSet<>();
        steps.stream().filter(s -> s.id().verb() == Verb.STOP).forEach(s -> stopped.add(s.id().address()));
        stopped.removeAll(replaced);
        steps.stream()
                .filter(s -> s.id().verb() == Verb.START)
                .map(s -> s.id().address())
                .filter(stopped::contains)
                .forEach(restarts::add);
        return restarts;
    }

    private static boolean holdsData(Plan plan, Address address) {
        return address.kind().equals(INSTALL)
                || plan.request()
                        .kinds()
                        .find(address.kind())
                        .map(kind -> kind.module().outlives())
                        .orElse(false);
    }

    /** How many resources the action is for. */
    public long count(Action action) {
        return counts.getOrDefault(action, 0L);
    }
}
