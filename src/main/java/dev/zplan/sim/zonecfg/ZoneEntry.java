package dev.zplan.sim.zonecfg;

import java.util.Optional;

/**
 * One zone in the table of a host.
 *
 * @param name its name
 * @param state the state that outlives a boot: {@link #CONFIGURED}, {@link #INCOMPLETE} or {@link #INSTALLED}
 * @param zonepath where it lives
 * @param uuid its identity, once it has one
 * @param debugId the number that OmniOS gives a zone when its configuration is first saved (zonecfg.c, verify_func); 0 when unset
 * @param config its configuration
 */
public record ZoneEntry(
        String name, String state, String zonepath, Optional<String> uuid, int debugId, ZoneConfig config) {

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
        return new ZoneEntry(changed, state, zonepath, uuid, debugId, config);
    }

    ZoneEntry withState(String changed) {
        return new ZoneEntry(name, changed, zonepath, uuid, debugId, config);
    }

    ZoneEntry withZonepath(String changed) {
        return new ZoneEntry(name, state, changed, uuid, debugId, config);
    }

    ZoneEntry withUuid(Optional<String> changed) {
        return new ZoneEntry(name, state, zonepath, changed, debugId, config);
    }

    ZoneEntry withConfig(ZoneConfig changed) {
        return new ZoneEntry(name, state, zonepath, uuid, debugId, changed);
    }
}
