package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A property that is kept as a resource control with one value. */
enum RctlAlias {
    MAX_LWPS("max-lwps", "zone.max-lwps", "deny", 100),
    MAX_PROCESSES("max-processes", "zone.max-processes", "deny", 100),
    MAX_SHM_MEMORY("max-shm-memory", "zone.max-shm-memory", "deny", 0),
    MAX_SHM_IDS("max-shm-ids", "zone.max-shm-ids", "deny", 0),
    MAX_MSG_IDS("max-msg-ids", "zone.max-msg-ids", "deny", 0),
    MAX_SEM_IDS("max-sem-ids", "zone.max-sem-ids", "deny", 0),
    CPU_SHARES("cpu-shares", "zone.cpu-shares", "none", 0),
    ZFS_IO_PRIORITY("zfs-io-priority", "zone.zfs-io-priority", "none", 1),
    MAX_LOCKED_MEMORY("max-locked-memory", "zone.max-locked-memory", "deny", 0),
    MAX_SWAP("max-swap", "zone.max-swap", "deny", 0),
    MAX_PHYSICAL_MEMORY("max-physical-memory", "zone.max-physical-memory", "deny", 0),
    CPU_CAP("cpu-cap", "zone.cpu-cap", "deny", 0);

    private static final String PRIVILEGED = "privileged";

    private final String text;
    private final String rctl;
    private final String action;
    private final BigInteger least;

    RctlAlias(String text, String rctl, String action, long least) {
        this.text = text;
        this.rctl = rctl;
        this.action = action;
        this.least = BigInteger.valueOf(least);
    }

    /** The alias that a global property is. */
    static Optional<RctlAlias> of(Property property) {
        for (RctlAlias alias : values()) {
            if (alias.text.equals(property.text())) {
                return Optional.of(alias);
            }
        }
        return Optional.empty();
    }

    String text() {
        return text;
    }

    boolean allows(BigInteger limit) {
        return limit.compareTo(least) >= 0;
    }

    /** OK if the configuration holds the control in the form of the alias, otherwise NO_ENTRY or ALIAS_DISALLOW. */
    Status look(ZoneConfig config) {
        List<ZoneResource> found = config.all(ResourceType.RCTL).stream()
                .filter(r -> r.get(Property.NAME).equals(rctl))
                .toList();
        if (found.isEmpty()) {
            return Status.NO_ENTRY;
        }
        boolean plain = found.size() == 1
                && found.get(0).members().size() == 1
                && found.get(0).members().get(0).getOrDefault(Property.PRIV, "").equals(PRIVILEGED)
                && found.get(0)
                        .members()
                        .get(0)
                        .getOrDefault(Property.ACTION, "")
                        .equals(action);
        return plain ? Status.OK : Status.ALIAS_DISALLOW;
    }

    /** The limit, if the control is there in the form of the alias. Only its leading decimal digits are read. */
    Optional<BigInteger> limit(ZoneConfig config) {
        if (look(config) != Status.OK) {
            return Optional.empty();
        }
        return entry(config).map(r -> {
            String digits = r.members().get(0).getOrDefault(Property.LIMIT, "").stripLeading();
            int end = 0;
            while (end < digits.length() && digits.charAt(end) >= '0' && digits.charAt(end) <= '9') {
                end++;
            }
            return end == 0 ? BigInteger.ZERO : new BigInteger(digits.substring(0, end));
        });
    }

    /** The configuration with that limit; the control moves to the end. */
    ZoneConfig set(ZoneConfig config, BigInteger limit) {
        ZoneResource control = ZoneResource.empty(ResourceType.RCTL)
                .with(Property.NAME, rctl)
                .plus(Map.of(Property.PRIV, PRIVILEGED, Property.LIMIT, limit.toString(), Property.ACTION, action));
        return remove(config).plus(control);
    }

    /** The configuration without the control. */
    ZoneConfig remove(ZoneConfig config) {
        return entry(config).map(config::minus).orElse(config);
    }

    private Optional<ZoneResource> entry(ZoneConfig config) {
        return config.all(ResourceType.RCTL).stream()
                .filter(r -> r.get(Property.NAME).equals(rctl))
                .findFirst();
    }

    /** Whether any memory cap is there in the form of the alias, or kept as a resource of its own. */
    static boolean capsMemory(ZoneConfig config, Flavour flavour) {
        boolean physical = flavour == Flavour.OMNIOS
                ? MAX_PHYSICAL_MEMORY.look(config) == Status.OK
                : config.first(ResourceType.CAPPED_MEMORY).isPresent();
        return physical || MAX_SWAP.look(config) == Status.OK || MAX_LOCKED_MEMORY.look(config) == Status.OK;
    }
}
