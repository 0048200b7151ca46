package dev.zplan.zone;

import dev.zplan.diagnostic.Span;

/**
 * A zone as the spec wants it, beside its resources: what the registry remembers of it.
 *
 * @param host the host
 * @param name its name
 * @param plan the plan that owns it
 * @param protect refuse to delete or replace it
 * @param replace whether the installed zone may be replaced by a new one
 * @param grant its addresses
 * @param span where it was asked for
 */
public record DesiredZone(
        String host, String name, String plan, boolean protect, boolean replace, Ledger.Grant grant, Span span) {

    /** {@code host/name}, as {@link Ledger} has it. */
    public String key() {
        return host + "/" + name;
    }
}
