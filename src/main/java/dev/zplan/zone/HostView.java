package dev.zplan.zone;

import dev.zplan.resource.Flavour;
import java.util.Map;
import java.util.Set;

/**
 * What the expansion needs to know of one host, drawn from its facts by the caller.
 *
 * @param name the host's name in the workspace
 * @param flavour what it runs
 * @param brands the brands installed on it
 * @param addresses addresses (without prefix length) that zones which this workspace does not own have, and whose they are
 * @param links the names of links that this workspace does not own
 * @param defaults what its zones get that say nothing
 */
public record HostView(
        String name,
        Flavour flavour,
        Set<String> brands,
        Map<String, String> addresses,
        Set<String> links,
        HostDefaults defaults) {

    /** Keeps copies. */
    public HostView {
        brands = Set.copyOf(brands);
        addresses = Map.copyOf(addresses);
        links = Set.copyOf(links);
    }
}
