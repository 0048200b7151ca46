package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Span;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.HostFacts;
import dev.zplan.module.Reference;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.zone.DesiredResource;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks that what resources name will be there. */
final class References {

    private static final Set<Action> LEAVES = Set.of(Action.DELETE, Action.FORGET);

    private final PlanRequest request;
    private final SortedMap<Address, Change> changes;
    private final Map<Address, DesiredResource> desired;

    References(PlanRequest request, SortedMap<Address, Change> changes) {
        this.request = request;
        this.changes = changes;
        this.desired = request.desired().resources().stream()
                .collect(Collectors.toMap(DesiredResource::address, Function.identity(), (a, b) -> a));
    }

    void check(Diagnostics diagnostics) {
        for (Change change : changes.values()) {
            Resource after = change.after();
            if (after == null) {
                foreignDescendants(change, diagnostics);
                continue;
            }
            for (Reference reference :
                    request.kinds().get(change.address().kind()).references(after)) {
                boolean absent =
                        reference.required() && reference.anyOf().stream().noneMatch(this::present);
                boolean replaced = replacedModel(change, reference);
                if (!absent && !replaced) {
                    continue;
                }
                boolean leaving = reference.anyOf().stream().anyMatch(this::leaves);
                if (replaced || (absent && (leaving || change.action() != Action.NONE))) {
                    missing(change, reference, leaving || replaced, diagnostics);
                }
            }
        }
    }

    /** A zone's software cannot be destroyed for its replacement while a clone of it stays (brand/uninstall.ksh). */
    private boolean replacedModel(Change change, Reference reference) {
        return change.before() != null
                && change.action() != Action.REPLACE
                && reference.required()
                && reference.anyOf().stream()
                        .filter(a -> a.kind().equals("install"))
                        .anyMatch(a -> {
                            Change target = changes.get(a);
                            return target != null && target.action() == Action.REPLACE;
                        });
    }

    /** Destroying a dataset takes everything below it along: all of that must be ours and going. */
    private void foreignDescendants(Change change, Diagnostics diagnostics) {
        String separator = request.kinds()
                .find(change.address().kind())
                .map(k -> k.module().parentSeparator())
                .orElse(null);
        HostFacts facts = request.facts().get(change.address().host());
        if (change.action() != Action.DELETE || separator == null || facts == null) {
            return;
        }
        String prefix = change.address().name() + separator;
        ZoneRoots roots = new ZoneRoots(facts);
        facts
                .resources()
                .subMap(
                        change.address(),
                        new Address(change.address().host(), change.address().kind() + "\0", "x"))
                .keySet()
                .stream()
                .filter(a -> a.name().startsWith(prefix) && !leaves(a) && !leaves(roots.of(a.name())))
                .findFirst()
                .ifPresent(a -> diagnostics.error(
                        "zplan::plan::foreign_descendants",
                        change.address() + " would be destroyed, and with it " + a
                                + ", which this plan does not delete",
                        null,
                        "destroy or move " + a.name() + " first, or keep "
                                + change.address().name()));
    }

    private boolean leaves(@Nullable Address address) {
        Change change = address == null ? null : changes.get(address);
        return change != null && LEAVES.contains(change.action());
    }

    private boolean present(Address address) {
        Change change = changes.get(address);
        if (change != null) {
            return change.after() != null || change.action() == Action.LET_GO;
        }
        HostFacts facts = request.facts().get(address.host());
        return facts != null && facts.get(address) != null && !linkLeaves(address);
    }

    /** A link is seen both as itself and as the VNIC or etherstub that it is. */
    private boolean linkLeaves(Address address) {
        return address.kind().equals("link")
                && (leaves(new Address(address.host(), "vnic", address.name()))
                        || leaves(new Address(address.host(), "etherstub", address.name())));
    }

    private void missing(Change change, Reference reference, boolean leaving, Diagnostics diagnostics) {
        DesiredResource wanted = desired.get(change.address());
        @Nullable
        Span span = wanted == null
                ? change.span()
                : wanted.attributeSpans().getOrDefault(reference.attribute(), wanted.span());
        if (leaving) {
            diagnostics.error(
                    "zplan::plan::still_needed",
                    change.address() + " names " + reference.name() + ", which would be deleted",
                    span,
                    "keep " + reference.name() + " in the spec, or take it out of " + change.address() + " too");
            return;
        }
        SortedSet<String> known = new TreeSet<>();
        Set<String> kinds = reference.anyOf().stream().map(Address::kind).collect(Collectors.toSet());
        changes.keySet().stream().filter(a -> kinds.contains(a.kind())).forEach(a -> known.add(a.name()));
        HostFacts facts = request.facts().get(change.address().host());
        if (facts != null) {
            kinds.forEach(
                    k -> facts.ofKind(k).forEach(r -> known.add(r.address().name())));
        }
        diagnostics.error(
                "zplan::plan::missing_reference",
                change.address() + " names " + reference.name() + ", which is neither in the spec nor on the host "
                        + change.address().host(),
                span,
                Suggestion.nearest(reference.name(), known)
                        .map(n -> "did you mean " + n + "?")
                        .orElse(advice(kinds)
                                + (known.isEmpty() ? "" : "; the host has: " + String.join(", ", known))));
    }

    /** What nobody can want of zplan has to be there already. */
    private String advice(Set<String> kinds) {
        boolean found = kinds.stream()
                .allMatch(k -> request.kinds()
                        .find(k)
                        .map(kind -> kind.module().readOnly())
                        .orElse(false));
        return found ? "it must be there before" : "add it to the spec";
    }
}
