package dev.zplan.zone;

import org.jspecify.annotations.Nullable;

/**
 * Data that outlives zones.
 *
 * @param name its name
 * @param plan the plan that wants it; null for one that is on the host and in no spec
 * @param dataset the dataset that it is
 * @param mountpoint where the host has it mounted; null for nowhere
 * @param block whether it is a block device rather than a file system
 */
public record Volume(
        String name,
        @Nullable String plan,
        String dataset,
        @Nullable String mountpoint,
        boolean block) {}
