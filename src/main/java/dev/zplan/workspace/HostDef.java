package dev.zplan.workspace;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Flavour;

/**
 * A host as {@code zplan.kdl} names it.
 *
 * @param name its name
 * @param via how it is reached: {@code sim}
 * @param flavour what a simulated host runs
 * @param span where it is named
 */
public record HostDef(String name, String via, Flavour flavour, Span span) {}
