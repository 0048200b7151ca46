package dev.zplan.sim.smf;

import dev.zplan.sim.files.FileView;

/**
 * A zone as the programs for services see it.
 *
 * @param name its name
 * @param global whether it is the global zone
 * @param alive whether it runs, and has services at all
 * @param files its root
 * @param boot tells one boot from another
 * @param began when it booted if nothing tells, in seconds since 1970
 */
public record SmfZone(String name, boolean global, boolean alive, FileView files, int boot, long began) {}
