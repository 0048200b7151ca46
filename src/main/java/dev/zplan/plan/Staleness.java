package dev.zplan.plan;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.resource.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a saved plan still is what planning again gives. */
public final class Staleness {

    /** More names than this help nobody. */
    private static final int SHOWN = 10;

    private Staleness() {}

    /**
     * What moved since {@code saved} was made, as one error {@code zplan::plan::stale}; empty when nothing did.
     *
     * @param fresh the plan of the saved plan's {@link Desired} and {@link Scope} against the hosts and registry of now
     */
    public static Optional<Diagnostic> between(PlanFile saved, PlanFile fresh) {
        TreeMap<Address, String> moved = new TreeMap<>();
        changes(saved, fresh, moved);
        digests(saved, fresh, moved);
        boolean registry = saved.revision() != fresh.revision();
        if (moved.isEmpty() && !registry) {
            return Optional.empty();
        }
        StringBuilder message = new StringBuilder("the saved plan is stale: ");
        if (registry) {
            message.append("the registry is at revision ")
                    .append(fresh.revision())
                    .append(", not ")
                    .append(saved.revision())
                    .append(moved.isEmpty() ? "" : "; ");
        }
        message.append(moved.entrySet().stream()
                .limit(SHOWN)
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", ")));
        if (moved.size() > SHOWN) {
            message.append(" and ").append(moved.size() - SHOWN).append(" more");
        }
        return Optional.of(Diagnostic.error(
                "zplan::plan::stale", message.toString(), null, "plan again, look at it, and apply the new plan"));
    }

    private static void digests(PlanFile saved, PlanFile fresh, Map<Address, String> moved) {
        TreeSet<Address> all = new TreeSet<>(saved.digests().keySet());
        all.addAll(fresh.digests().keySet());
        for (Address address : all) {
            String before = saved.digests().get(address);
            String now = fresh.digests().get(address);
            if (before == null) {
                moved.put(address, "is new");
            } else if (now == null) {
                moved.put(address, "is gone");
            } else if (!before.equals(now)) {
                moved.put(address, "has changed");
            }
        }
    }

    private static void changes(PlanFile saved, PlanFile fresh, Map<Address, String> moved) {
        Map<Address, Change> before = byAddress(saved);
        Map<Address, Change> now = byAddress(fresh);
        TreeSet<Address> all = new TreeSet<>(before.keySet());
        all.addAll(now.keySet());
        for (Address address : all) {
            if (!same(before.get(address), now.get(address))) {
                moved.put(address, "would be done differently");
            }
        }
    }

    private static Map<Address, Change> byAddress(PlanFile file) {
        return file.changes().stream()
                .collect(Collectors.toMap(Change::address, Function.identity(), (a, b) -> b, TreeMap::new));
    }

    /** Where a resource was asked for, and in which words the reasons are told, does not matter. */
    private static boolean same(@Nullable Change a, @Nullable Change b) {
        return a != null && b != null && facts(a).equals(facts(b));
    }

    private static List<Object> facts(Change change) {
        return List.of(
                change.action(),
                change.attributes(),
                change.plan(),
                String.valueOf(change.zone()),
                Objects.requireNonNullElse(change.before(), ""),
                Objects.requireNonNullElse(change.after(), ""));
    }
}
