package dev.zplan.report;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.resource.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changes of one zone, or of a host's resources that belong to none.
 *
 * @param host the host
 * @param zone the zone; null for resources of none
 * @param changes by address; none that leaves its resource as it is
 */
record Section(String host, @Nullable String zone, List<Change> changes) {

    Section {
        changes = List.copyOf(changes);
    }

    /** All of a plan, host by host; on each its zones, then what belongs to none. */
    static List<Section> of(PlanFile plan) {
        SortedMap<Address, List<Change>> parts = new TreeMap<>();
        plan.changes().stream().filter(c -> c.action() != Action.NONE).forEach(change -> {
            String zone = change.zone();
            Address part = new Address(change.address().host(), zone == null ? "~" : "zone", zone == null ? "" : zone);
            parts.computeIfAbsent(part, p -> new ArrayList<>()).add(change);
        });
        List<Section> sections = new ArrayList<>();
        parts.forEach((part, changes) ->
                sections.add(new Section(part.host(), changes.get(0).zone(), changes)));
        return sections;
    }

    /** {@code zone web}, {@code resources of no zone}. */
    String title() {
        return zone == null ? "resources of no zone" : "zone " + zone;
    }

    /** How many changes have one of these actions. */
    long count(Action... actions) {
        return changes.stream()
                .filter(c -> Stream.of(actions).anyMatch(a -> a == c.action()))
                .count();
    }
}
