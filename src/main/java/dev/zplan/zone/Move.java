package dev.zplan.zone;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Address;

/**
 * What a {@code moved} line says: a thing that a spec called so is called otherwise now, and is still the same thing. Of a zone, the
 * kind is {@link #ZONE}.
 *
 * @param from what it was called
 * @param to what it is called, on the same host and of the same kind
 * @param span where it is said
 */
public record Move(Address from, Address to, Span span) {

    /** The kind in the address of all of a zone. */
    public static final String ZONE = "zone";

    /** Whether it is about all of a zone. */
    public boolean ofZone() {
        return from.kind().equals(ZONE);
    }

    /** The resource that the rename is made of: of a zone, its configuration. */
    public Address leader(Address of) {
        return ofZone() ? new Address(of.host(), "zonecfg", of.name()) : of;
    }
}
