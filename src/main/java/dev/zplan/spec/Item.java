package dev.zplan.spec;

/**
 * A top-level node of a spec, ready to be used: a zone with its templates merged (one item for each copy), or a resource.
 *
 * @param plan the plan that it belongs to: its file's path below {@code plans/} without suffix
 * @param block what it says
 */
public record Item(String plan, Block block) {}
