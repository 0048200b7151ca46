package dev.zplan.module;

import dev.zplan.resource.Address;
import java.util.List;

/**
 * That one resource names another.
 *
 * @param attribute the attribute that names it
 * @param name the name as written
 * @param anyOf the addresses that it may be, the likeliest first
 * @param required whether one of them must exist, wanted or on the host
 */
public record Reference(String attribute, String name, List<Address> anyOf, boolean required) {

    /** Keeps a copy. */
    public Reference {
        anyOf = List.copyOf(anyOf);
    }
}
