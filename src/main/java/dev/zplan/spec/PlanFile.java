package dev.zplan.spec;

import java.nio.file.Path;

/**
 * A file to load.
 *
 * @param plan the plan that it is: its path below {@code plans/} without suffix
 * @param path where it is
 */
public record PlanFile(String plan, Path path) {}
