package dev.zplan.plan;

import dev.zplan.registry.Entry;
import dev.zplan.registry.ZoneEntry;
import dev.zplan.resource.Address;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a plan reaches: what it may delete because no spec names it.
 *
 * @param plans the plans that are planned
 * @param zones the only zones whose resources may go (destroy); null for all of the plans
 * @param purgeData whether datasets that no spec names are destroyed instead of let go
 * @param targets the addresses that the plan is narrowed to, with what they need; empty for everything
 * @param hosts the only hosts that it looks at; null for all
 */
public record Scope(
        Set<String> plans,
        @Nullable Set<String> zones,
        boolean purgeData,
        Set<Address> targets,
        @Nullable Set<String> hosts) {

    /** Keeps sorted copies. */
    public Scope {
        plans = new TreeSet<>(plans);
        zones = zones == null ? null : new TreeSet<>(zones);
        targets = new TreeSet<>(targets);
        hosts = hosts == null ? null : new TreeSet<>(hosts);
    }

    /** On all hosts. */
    public Scope(Set<String> plans, @Nullable Set<String> zones, boolean purgeData, Set<Address> targets) {
        this(plans, zones, purgeData, targets, null);
    }

    /** Everything of these plans. */
    public static Scope of(Set<String> plans) {
        return new Scope(plans, null, false, Set.of());
    }

    /** The same, only on these hosts. */
    public Scope on(Set<String> only) {
        return new Scope(plans, zones, purgeData, targets, only);
    }

    /** Whether it looks at a host. */
    public boolean reaches(String host) {
        return hosts == null || hosts.contains(host);
    }

    /** What belongs to no plan goes with any. */
    boolean covers(Entry entry) {
        return reaches(entry.address().host())
                && (plans.contains(entry.plan()) || entry.plan().equals(BaseDatasets.PLAN))
                && (zones == null || (entry.zone() != null && zones.contains(entry.zone())));
    }

    boolean covers(ZoneEntry entry) {
        return reaches(entry.host()) && plans.contains(entry.plan()) && (zones == null || zones.contains(entry.name()));
    }
}
