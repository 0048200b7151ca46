package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.resource.Address;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an apply would do.
 *
 * @param request what it was computed from
 * @param changes one for each resource that is wanted or owned, by address; also those that need none
 * @param steps every step after all that it needs; those of the commit stage after all others
 * @param digests of the facts of everything that the plan touches or refers to
 * @param diagnostics what is wrong or doubtful; with an error among them there are no steps
 */
public record Plan(
        PlanRequest request,
        List<Change> changes,
        List<Step> steps,
        SortedMap<Address, String> digests,
        List<Diagnostic> diagnostics) {

    /** Keeps copies. */
    public Plan {
        changes = List.copyOf(changes);
        steps = List.copyOf(steps);
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether nothing has to be done, not even in the registry. */
    public boolean isEmpty() {
        return changes.stream().allMatch(c -> c.action() == Action.NONE);
    }

    /** Whether it cannot be applied. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** How many changes have that action. */
    public long count(Action action) {
        return changes.stream().filter(c -> c.action() == action).count();
    }
}
