package dev.zplan.report;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changes of one zone, or of a host's resources that belong to none.
 *
 * @param host the host
 * @param zone the zone; null for resources of none
 * @param changes by address; none that leaves its resource as it is
 */
public record Section(String host, @Nullable String zone, List<Change> changes) {

    /** Keeps a copy. */
    public Section {
        changes = List.copyOf(changes);
    }

    /** All of a plan, host by host; on each its zones, then what belongs to none. */
    public static List<Section> of(PlanFile plan) {
        List<Change> changes =
                plan.changes().stream().filter(c -> c.action() != Action.NONE).toList();
        return HostGroup.of(changes, c -> c.address().host(), c -> Optional.ofNullable(c.zone())).stream()
                .flatMap(host -> host.zones().stream().map(z -> new Section(host.host(), z.zone(), z.members())))
                .toList();
    }

    /** {@code zone web}, {@code resources of no zone}. */
    public String title() {
        return new HostGroup.ZoneGroup<>(zone, changes).title();
    }

    /** How many changes have one of these actions. */
    public long count(Action... actions) {
        return changes.stream()
                .filter(c -> Stream.of(actions).anyMatch(a -> a == c.action()))
                .count();
    }
}
