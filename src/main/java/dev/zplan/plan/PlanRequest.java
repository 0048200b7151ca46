package dev.zplan.plan;

import dev.zplan.module.HostFacts;
import dev.zplan.module.Kinds;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Value;
import dev.zplan.zone.Desired;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a plan depends on.
 *
 * @param desired what the specs want
 * @param facts the hosts as they are, by name
 * @param registry what is owned
 * @param kinds the modules
 * @param scope how far the plan reaches
 */
public record PlanRequest(
        Desired desired, SortedMap<String, HostFacts> facts, Snapshot registry, Kinds kinds, Scope scope) {

    /** Keeps a copy. */
    public PlanRequest {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** With facts in any map. */
    public static PlanRequest of(
            Desired desired, Map<String, HostFacts> facts, Snapshot registry, Kinds kinds, Scope scope) {
        return new PlanRequest(desired, new TreeMap<>(facts), registry, kinds, scope);
    }

    /** What concerns these hosts, of a plan that has no errors. */
    PlanRequest on(Set<String> hosts) {
        SortedMap<String, HostFacts> there = new TreeMap<>(facts);
        there.keySet().retainAll(hosts);
        return new PlanRequest(desired.on(hosts), there, registry, kinds, scope.on(hosts));
    }

    /** The clear text of every secret that is wanted, or that a host has in a secret's place: what no output may hold. */
    public Set<String> clearTexts() {
        Set<String> texts = new TreeSet<>(desired.secrets().values());
        for (HostFacts host : facts.values()) {
            host.resources().values().forEach(r -> r.attributes().values().forEach(v -> collect(v, texts)));
        }
        return texts;
    }

    private static void collect(Value value, Set<String> texts) {
        if (value instanceof Value.Secret secret && secret.clear() != null) {
            texts.add(secret.clear());
        } else if (value instanceof Value.Members members) {
            members.members().values().forEach(v -> collect(v, texts));
        } else if (value instanceof Value.Items items) {
            items.items().forEach(v -> collect(v, texts));
        }
    }
}
