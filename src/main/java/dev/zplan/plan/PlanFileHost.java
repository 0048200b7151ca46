package dev.zplan.plan;

/**
 * A host as it was when the plan was made.
 *
 * @param name its name in the workspace
 * @param flavour what it ran
 * @param release what {@code uname -v} called it
 */
public record PlanFileHost(String name, String flavour, String release) {}
