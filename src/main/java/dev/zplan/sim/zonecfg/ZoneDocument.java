package dev.zplan.sim.zonecfg;

/**
 * The configuration that a session edits.
 *
 * @param name the zone's name
 * @param config everything else
 * @param isNew made from a template or a detached zone, and not written yet
 * @param oldName the name under which it is stored while it is being renamed, otherwise empty
 */
record ZoneDocument(String name, ZoneConfig config, boolean isNew, String oldName) {

    static ZoneDocument stored(String name, ZoneConfig config) {
        return new ZoneDocument(name, config, false, "");
    }

    static ZoneDocument fresh(String name, ZoneConfig config) {
        return new ZoneDocument(name, config, true, "");
    }

    ZoneDocument with(ZoneConfig changed) {
        return new ZoneDocument(name, changed, isNew, oldName);
    }

    ZoneDocument named(String changed, String stored) {
        return new ZoneDocument(changed, config, isNew, stored);
    }
}
