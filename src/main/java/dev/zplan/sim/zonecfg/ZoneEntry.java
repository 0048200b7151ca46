package dev.zplan.sim.zonecfg;

import java.util.Optional;

/**
 * One zone in the table of a host.
 *
 * @param name its name
 * @param state the state that outlives a boot: {@link #CONFIGURED}, {@link #INCOMPLETE} or {@link #INSTALLED}
 * @param zonepath where it lives
 * @param uuid its identity, once it has one
 * @param config its configuration
 */
public record ZoneEntry(String name, String state, String zonepath, Optional<String> uuid, ZoneConfig config) {

    /** Has a configuration only. */
    public static final String CONFIGURED = "configured";
    /** Its installation or removal was begun and not ended. */
    public static final String INCOMPLETE = "incomplete";
    /** Can be booted. */
    public static final String INSTALLED = "installed";

    /** The line of {@code /etc/zones/index}, without newline. */
    public String indexLine() {
        String path = zonepath.contains(":") ? '"' + zonepath + '"' : zonepath;
        return name + ":" + state + ":" + path + ":" + uuid.orElse("");
    }

    ZoneEntry withName(String changed) {
        return new ZoneEntry(changed, state, zonepath, uuid, config);
    }

    ZoneEntry withState(String changed) {
        return new ZoneEntry(name, changed, zonepath, uuid, config);
    }

    ZoneEntry withZonepath(String changed) {
        return new ZoneEntry(name, state, changed, uuid, config);
    }

    ZoneEntry withUuid(Optional<String> changed) {
        return new ZoneEntry(name, state, zonepath, changed, config);
    }

    ZoneEntry withConfig(ZoneConfig changed) {
        return new ZoneEntry(name, state, zonepath, uuid, changed);
    }
}
