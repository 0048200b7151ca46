package dev.zplan.plan;

import dev.zplan.module.HostFacts;
import dev.zplan.resource.Address;
import dev.zplan.resource.Graph;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Links and addresses that one zone gives up and another takes: a running zone holds them (zonecfg(8), net; dladm(8), link property zone), so that the one
 * must have stopped before the other starts.
 */
final class LinkLoans {

    private static final List<String> LENT = List.of("physical", "allowed-address", "address");

    private final PlanRequest request;
    private final SortedMap<Address, Change> changes;
    private final Map<Address, SortedMap<Verb, Step>> steps;

    LinkLoans(PlanRequest request, SortedMap<Address, Change> changes, Map<Address, SortedMap<Verb, Step>> steps) {
        this.request = request;
        this.changes = changes;
        this.steps = steps;
    }

    void order(Graph.Builder<StepId> graph) {
        Map<String, Set<Address>> stopping = new HashMap<>();
        boots(Verb.STOP).forEach((boot, step) -> {
            Change zonecfg = changes.get(ZoneChanges.sibling(boot, "zonecfg"));
            Resource before = zonecfg == null ? found(boot) : zonecfg.before();
            lent(before)
                    .forEach(what -> stopping.computeIfAbsent(boot.host() + " " + what, w -> new TreeSet<>())
                            .add(boot));
        });
        boots(Verb.START).forEach((boot, start) -> {
            Change zonecfg = changes.get(ZoneChanges.sibling(boot, "zonecfg"));
            Resource after = zonecfg == null ? found(boot) : zonecfg.after();
            for (String what : lent(after)) {
                for (Address other : stopping.getOrDefault(boot.host() + " " + what, Set.of())) {
                    if (!other.equals(boot)) {
                        graph.edge(new StepId(other, Verb.STOP), start.id());
                    }
                }
            }
        });
    }

    private SortedMap<Address, Step> boots(Verb verb) {
        SortedMap<Address, Step> boots = new TreeMap<>();
        steps.forEach((address, own) -> {
            Step step = own.get(verb);
            if (step != null && address.kind().equals("boot")) {
                boots.put(address, step);
            }
        });
        return boots;
    }

    private @Nullable Resource found(Address boot) {
        HostFacts facts = request.facts().get(boot.host());
        return facts == null ? null : facts.get(ZoneChanges.sibling(boot, "zonecfg"));
    }

    private static Set<String> lent(@Nullable Resource zonecfg) {
        Set<String> lent = new TreeSet<>();
        if (zonecfg != null && zonecfg.get("net") instanceof Value.Items nets) {
            for (Value net : nets.items()) {
                for (String name : LENT) {
                    Value what = net instanceof Value.Members members ? members.get(name) : null;
                    if (what != null) {
                        lent.add(what.show());
                    }
                }
            }
        }
        return lent;
    }
}
