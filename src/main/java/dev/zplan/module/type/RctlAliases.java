package dev.zplan.module.type;

import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The properties that zonecfg stores as resource controls and prints only as such ({@code max-lwps} is {@code zone.max-lwps}).
 * zplan has one form for both: the property, wherever zonecfg could have written the control from one.
 */
public final class RctlAliases {
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Set<String> AS_NUMBERS = Set.of(
            "max-lwps", "max-processes", "max-msg-ids", "max-sem-ids", "max-shm-ids", "cpu-shares", "zfs-io-priority");
    private static final Map<String, String> MEMORY = Map.of(
            "zone.max-swap", "swap",
            "zone.max-locked-memory", "locked",
            "zone.max-physical-memory", "physical");
    private static final Map<String, Long> LEAST = Map.of(
            "zone.max-lwps", 100L,
            "zone.max-processes", 100L,
            "zone.zfs-io-priority", 1L,
            "zone.cpu-cap", 1L,
            "zone.max-swap", 50L << 20);
    private static final Set<String> OMNIOS_ONLY = Set.of("zone.max-physical-memory", "zone.zfs-io-priority");

    private RctlAliases() {}

    /**
     * Brings resource controls into the attributes that zplan has for them.
     *
     * @param rctls by name, each a list of records with {@code priv}, {@code limit} and {@code action}
     * @param flavour whose zonecfg it is
     * @return {@code max-lwps}, {@code cpu-shares} … as numbers, {@code max-shm-memory} as a size, {@code capped-cpu} and
     *     {@code capped-memory} as records, and under the name rctl what has no other form; only those that there are
     */
    public static SortedMap<String, Value> attributes(Map<String, Value.Items> rctls, Flavour flavour) {
        SortedMap<String, Value> found = new TreeMap<>();
        SortedMap<String, Value> memory = new TreeMap<>();
        SortedMap<String, Value> rest = new TreeMap<>();
        rctls.forEach((name, values) -> {
            Optional<BigDecimal> limit = limit(name, values, flavour);
            String alias = name.startsWith("zone.") ? name.substring("zone.".length()) : name;
            if (limit.isEmpty()) {
                rest.put(name, values);
            } else if (AS_NUMBERS.contains(alias)) {
                found.put(alias, new Value.Num(limit.get()));
            } else if (alias.equals("cpu-cap")) {
                found.put(
                        "capped-cpu",
                        Value.record(Map.of("ncpus", new Value.Num(limit.get().movePointLeft(2)))));
            } else if (alias.equals("max-shm-memory")) {
                found.put(alias, Value.size(limit.get().longValueExact()));
            } else {
                memory.put(
                        MEMORY.getOrDefault(name, name), Value.size(limit.get().longValueExact()));
            }
        });
        if (!memory.isEmpty()) {
            found.put("capped-memory", Value.record(memory));
        }
        if (!rest.isEmpty()) {
            found.put("rctl", Value.record(rest));
        }
        return found;
    }

    /** The limit, where the control has exactly the shape in which zonecfg writes the property. */
    private static Optional<BigDecimal> limit(String name, Value.Items values, Flavour flavour) {
        String action = name.equals("zone.cpu-shares") || name.equals("zone.zfs-io-priority") ? "none" : "deny";
        if (!hasAlias(name, flavour)
                || values.items().size() != 1
                || !(values.items().get(0) instanceof Value.Members members)
                || !Value.text("privileged").equals(members.get("priv"))
                || !Value.text(action).equals(members.get("action"))
                || !(members.get("limit") instanceof Value.Num limit)) {
            return Optional.empty();
        }
        BigDecimal least = BigDecimal.valueOf(LEAST.getOrDefault(name, 0L));
        boolean inRange = limit.number().compareTo(least) >= 0 && limit.number().compareTo(LONG_MAX) <= 0;
        return inRange ? Optional.of(limit.number()) : Optional.empty();
    }

    private static boolean hasAlias(String name, Flavour flavour) {
        if (!name.startsWith("zone.") || (OMNIOS_ONLY.contains(name) && flavour != Flavour.OMNIOS)) {
            return false;
        }
        String alias = name.substring("zone.".length());
        return AS_NUMBERS.contains(alias)
                || MEMORY.containsKey(name)
                || alias.equals("cpu-cap")
                || alias.equals("max-shm-memory");
    }
}
