package dev.zplan.zone;

import dev.zplan.module.zones.PublisherKind;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Value;
import java.util.List;
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
 * @param publishers the package publishers that the global zone uses, in the order in which they are searched; empty where it was not
 *     asked
 * @param storage where things are kept on it
 */
public record HostView(
        String name,
        Flavour flavour,
        Set<String> brands,
        Map<String, String> addresses,
        Set<String> links,
        HostDefaults defaults,
        List<Source> publishers,
        HostStorage storage) {

    /**
     * A package publisher of the global zone.
     *
     * @param name its name
     * @param record what pkg lists of it
     */
    public record Source(String name, Value record) {

        /** Whether its packages are only ever replaced by its own. */
        boolean sticky() {
            return !(record instanceof Value.Members members)
                    || !Value.flag(false).equals(members.get(PublisherKind.STICKY));
        }
    }

    /** Keeps copies. */
    public HostView {
        publishers = List.copyOf(publishers);
        brands = Set.copyOf(brands);
        addresses = Map.copyOf(addresses);
        links = Set.copyOf(links);
    }
}
