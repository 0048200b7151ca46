package dev.zplan.plan;

import dev.zplan.module.HostFacts;
import dev.zplan.registry.Entry;
import dev.zplan.registry.Snapshot;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.SecretDigest;
import dev.zplan.resource.Value;
import dev.zplan.zone.DesiredResource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A host tells its secrets in clear. Where a spec or the registry has a secret, what the host has in the same place is one too:
 * from there on it is compared, shown and kept by its digest.
 */
public final class Masking implements UnaryOperator<HostFacts> {

    private final Map<Address, List<Resource>> patterns = new HashMap<>();
    private final Map<String, Value.Secret> known = new HashMap<>();

    /** For what is wanted and what is owned. */
    public Masking(Collection<DesiredResource> desired, Snapshot registry) {
        desired.forEach(r -> pattern(r.resource()));
        registry.resources().values().stream().map(Entry::resource).forEach(this::pattern);
    }

    /**
     * Recorded facts for planning: their secrets are known by digest only, and where a command needs the text {@link Redactor#MASK}
     * stands in. So such commands are to be read, not to be run.
     */
    public static HostFacts standIns(HostFacts recorded) {
        return new SecretMapping(s -> s.clear() == null ? new Value.Secret(s.digest(), Redactor.MASK) : s).on(recorded);
    }

    private void pattern(Resource resource) {
        if (resource.attributes().values().stream().anyMatch(Masking::hasSecret)) {
            patterns.computeIfAbsent(resource.address(), a -> new ArrayList<>()).add(resource);
        }
    }

    private static boolean hasSecret(Value value) {
        if (value instanceof Value.Members members) {
            return members.members().values().stream().anyMatch(Masking::hasSecret);
        }
        return value instanceof Value.Secret
                || (value instanceof Value.Items items && items.items().stream().anyMatch(Masking::hasSecret));
    }

    @Override
    public HostFacts apply(HostFacts facts) {
        if (patterns.isEmpty()) {
            return facts;
        }
        SortedMap<Address, Resource> masked = new TreeMap<>(facts.resources());
        patterns.forEach(
                (address, resources) -> masked.computeIfPresent(address, (a, found) -> masked(found, resources)));
        return facts.with(masked);
    }

    private Resource masked(Resource found, List<Resource> resources) {
        Resource masked = found;
        for (Resource pattern : resources) {
            for (Map.Entry<String, Value> attribute : pattern.attributes().entrySet()) {
                Value value = masked.get(attribute.getKey());
                if (value != null) {
                    masked = masked.with(attribute.getKey(), masked(value, attribute.getValue()));
                }
            }
        }
        return masked;
    }

    private Value masked(Value found, @Nullable Value pattern) {
        if (pattern instanceof Value.Secret && !(found instanceof Value.Secret)) {
            return known.computeIfAbsent(found.show(), SecretDigest::secret);
        }
        if (pattern instanceof Value.Members wanted && found instanceof Value.Members members) {
            SortedMap<String, Value> masked = new TreeMap<>();
            members.members().forEach((name, value) -> masked.put(name, masked(value, wanted.get(name))));
            return Value.record(masked);
        }
        if (pattern instanceof Value.Items wanted && found instanceof Value.Items items) {
            List<Value> masked = new ArrayList<>();
            for (int i = 0; i < items.items().size(); i++) {
                Value like = i < wanted.items().size() ? wanted.items().get(i) : null;
                masked.add(masked(items.items().get(i), like));
            }
            return Value.list(masked);
        }
        return found;
    }
}
