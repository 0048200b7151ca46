package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.module.Claim;
import dev.zplan.module.HostFacts;
import dev.zplan.resource.Address;
import dev.zplan.resource.Graph;
import dev.zplan.resource.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Exclusive things: whoever has one frees it before the next takes it; whoever keeps it cannot be taken from. */
final class Claims {

    private record Held(String host, Claim claim) {}

    private static final Set<Verb> TAKES = Set.of(Verb.RENAME, Verb.CREATE, Verb.UPDATE);
    private static final Set<Verb> FREES = Set.of(Verb.RENAME, Verb.DELETE, Verb.UPDATE);

    private final PlanRequest request;
    private final SortedMap<Address, Change> changes;

    Claims(PlanRequest request, SortedMap<Address, Change> changes) {
        this.request = request;
        this.changes = changes;
    }

    /** Adds the edges from who frees to who takes; tells who would take what is kept. */
    void order(Map<Address, SortedMap<Verb, Step>> steps, Graph.Builder<StepId> graph, Diagnostics diagnostics) {
        if (steps.isEmpty()) {
            return;
        }
        Map<Held, Address> holders = holders();
        for (Change change : changes.values()) {
            Resource after = change.after();
            if (after == null || change.action() == Action.NONE) {
                continue;
            }
            Set<Claim> had =
                    change.before() == null ? Set.of() : new HashSet<>(Ordering.claims(request, change.before()));
            for (Claim claim : Ordering.claims(request, after)) {
                Address holder = holders.get(new Held(change.address().host(), claim));
                if (had.contains(claim) || holder == null || holder.equals(change.address())) {
                    continue;
                }
                Step frees = freeing(holder, claim, steps);
                if (frees == null) {
                    kept(change, claim, holder, diagnostics);
                } else {
                    steps.getOrDefault(change.address(), new TreeMap<>()).values().stream()
                            .filter(s -> TAKES.contains(s.id().verb()))
                            .forEach(s -> graph.edge(frees.id(), s.id()));
                }
            }
        }
    }

    /** Who holds what on the hosts now. */
    private Map<Held, Address> holders() {
        Map<Held, Address> holders = new HashMap<>();
        for (HostFacts facts : request.facts().values()) {
            for (Resource resource : facts.resources().values()) {
                for (Claim claim : Ordering.claims(request, resource)) {
                    holders.putIfAbsent(new Held(facts.host(), claim), resource.address());
                }
            }
        }
        return holders;
    }

    /** The step before the commit point after which {@code holder} no longer has it; null when it keeps it. */
    private @Nullable Step freeing(Address holder, Claim claim, Map<Address, SortedMap<Verb, Step>> steps) {
        Change change = changes.get(holder);
        if (change == null) {
            return null;
        }
        if (change.action() != Action.REPLACE
                && change.after() != null
                && Ordering.claims(request, change.after()).contains(claim)) {
            return null;
        }
        return steps.getOrDefault(holder, new TreeMap<>()).values().stream()
                .filter(s -> s.stage() == Stage.MAIN)
                .filter(s -> FREES.contains(s.id().verb()))
                .reduce((first, last) -> last)
                .orElse(null);
    }

    private void kept(Change change, Claim claim, Address holder, Diagnostics diagnostics) {
        Change other = changes.get(holder);
        boolean leaves = other != null && other.action() == Action.DELETE;
        diagnostics.error(
                "zplan::plan::claimed",
                change.address() + " needs the " + claim + ", which " + holder + " has",
                change.span(),
                leaves
                        ? holder + " keeps it until the commit point: delete it in an apply of its own first"
                        : "choose another one, or change " + holder + " first");
    }
}
