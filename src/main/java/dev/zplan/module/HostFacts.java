package dev.zplan.module;

import dev.zplan.resource.Address;
import dev.zplan.resource.Flavour;
import dev.zplan.resource.Resource;
import java.time.Instant;
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
 * @param taken when they were recorded; null where they were read just now, or where a recording does not tell
 */
public record HostFacts(
        String host,
        Flavour flavour,
        String release,
        SortedMap<Address, Resource> resources,
        @Nullable Instant taken) {

    /** Keeps a copy. */
    public HostFacts {
        resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    }

    /** Facts that were read just now. */
    public HostFacts(String host, Flavour flavour, String release, SortedMap<Address, Resource> resources) {
        this(host, flavour, release, resources, null);
    }

    /** The same with other resources. */
    public HostFacts with(SortedMap<Address, Resource> others) {
        return new HostFacts(host, flavour, release, others, taken);
    }

    /** The same as a recording of that time. */
    public HostFacts taken(Instant time) {
        return new HostFacts(host, flavour, release, resources, time);
    }

    /** The resource at that address, or null. */
    public @Nullable Resource get(Address address) {
        return resources.get(address);
    }

    /** All resources of a kind, by name. */
    public List<Resource> ofKind(String kind) {
        return List.copyOf(resources
                .subMap(new Address(host, kind, ""), new Address(host, kind + "\0", ""))
                .values());
    }
}
