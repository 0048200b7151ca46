package dev.zplan.module;

import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one host as they were when it was read.
 *
 * @param host its name in the workspace
 * @param flavour what it runs
 * @param release what {@code uname -v} calls it
 * @param resources everything that the modules read, owned or not
 */
public record HostFacts(String host, Flavour flavour, String release, SortedMap<Address, Resource> resources) {

    /** Keeps a copy. */
    public HostFacts {
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    }

    /** The resource at that address, or null. */
    public @Nullable Resource get(Address address) {
        return resources.get(address);
    }

    /** All resources of a kind, by name. */
    public List<Resource> ofKind(String kind) {
        return resources.values().stream()
                .filter(r -> r.address().kind().equals(kind))
                .toList();
    }
}
