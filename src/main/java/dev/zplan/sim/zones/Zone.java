package dev.zplan.sim.zones;

/**
 * A zone as zoneadm sees it now.
 *
 * @param name its name
 * @param state the kernel's state, else the index file's
 * @param id the kernel's number; -1 when the kernel has no such zone
 * @param path its zonepath
 * @param uuid its uuid; empty before it was installed
 * @param brand the name of its brand
 * @param exclusive whether it has an IP stack of its own
 * @param debugId OmniOS's number of it; empty when unset
 */
public record Zone(
        String name,
        ZoneState state,
        int id,
        String path,
        String uuid,
        String brand,
        boolean exclusive,
        String debugId) {

    String shownId() {
        return id < 0 ? "-" : Integer.toString(id);
    }

    String shownIpType() {
        return exclusive ? "excl" : "shared";
    }
}
