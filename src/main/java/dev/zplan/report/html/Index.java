package dev.zplan.report.html;

import dev.zplan.plan.Action;
import dev.zplan.plan.Change;
import dev.zplan.plan.PlanFile;
import dev.zplan.plan.PlanFileStep;
import dev.zplan.plan.StepId;
import dev.zplan.report.Section;
import dev.zplan.resource.Address;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where on the page changes and steps are, and what the filter has to know of them. */
final class Index {

    private final Map<Address, Change> changes = new HashMap<>();
    private final Map<Address, String> rows = new HashMap<>();
    private final Map<StepId, Integer> numbers = new HashMap<>();

    Index(PlanFile plan) {
        for (Change change : plan.changes()) {
            changes.put(change.address(), change);
            if (change.from() != null) {
                changes.putIfAbsent(change.from(), change);
            }
        }
        Section.of(plan).stream()
                .flatMap(section -> section.changes().stream())
                .forEach(change -> rows.put(change.address(), "change-" + (rows.size() + 1)));
        for (PlanFileStep step : plan.steps()) {
            numbers.put(step.id(), numbers.size() + 1);
        }
    }

    /** What happens to a resource; empty where the plan does not say. */
    Optional<Change> change(Address address) {
        return Optional.ofNullable(changes.get(address));
    }

    /** The zone that a resource belongs to; empty for none. */
    Optional<String> zone(Address address) {
        return change(address).map(Change::zone);
    }

    /** The id of a change's row; empty where it has none, for nothing happens. */
    Optional<String> row(Address address) {
        return change(address).map(change -> rows.get(change.address()));
    }

    /** A step's number on the page, from 1; empty for one that the plan has not. */
    Optional<Integer> number(StepId step) {
        return Optional.ofNullable(numbers.get(step));
    }

    /** The id of a step's row. */
    static String row(int step) {
        return "step-" + step;
    }

    /** The attributes by which the filter knows a row, behind {@code more}. */
    Object[] filtered(String what, Address address, Object... more) {
        String action = change(address).map(Change::action).orElse(Action.NONE).id();
        String zone = zone(address).orElse("");
        return Stream.concat(
                        Stream.of(more),
                        Stream.of(
                                "data-row",
                                what,
                                "data-action",
                                action,
                                "data-host",
                                address.host(),
                                "data-zone",
                                zone))
                .toArray();
    }
}
