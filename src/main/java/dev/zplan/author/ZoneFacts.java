package dev.zplan.author;

import dev.zplan.module.ModuleDef;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a zone that is to be written down.
 *
 * @param config its configuration, in the normal forms of the module {@code zonecfg}
 * @param state its state in the words of zoneadm; null where there is only a configuration
 * @param vnics the VNICs that belong to it alone, by name: its spec is to have them
 * @param datasets the host's datasets, by name
 * @param links every link that there is, with what is to be said of it ("" for nothing); null where nobody knows them
 */
public record ZoneFacts(
        Resource config,
        @Nullable String state,
        SortedMap<String, Resource> vnics,
        SortedMap<String, Resource> datasets,
        @Nullable Map<String, String> links) {

    /** What is no part of a configuration though it is read with it. */
    static final Set<String> NO_SETTINGS = Set.of("state", "uuid", "id", ModuleDef.MARK);

    /** Keeps copies. */
    public ZoneFacts {
        vnics = Collections.unmodifiableSortedMap(new TreeMap<>(vnics));
        datasets = Collections.unmodifiableSortedMap(new TreeMap<>(datasets));
        links = links == null ? null : Map.copyOf(links);
    }

    /** A configuration without a host. */
    public static ZoneFacts of(Resource config) {
        return new ZoneFacts(config, null, new TreeMap<>(), new TreeMap<>(), null);
    }

    String name() {
        return config.address().name();
    }

    /** The named entries of an attribute; none where it is not set. */
    SortedMap<String, Value> members(String attribute) {
        return members(config.get(attribute));
    }

    static SortedMap<String, Value> members(@Nullable Value value) {
        return value instanceof Value.Members members ? members.members() : new TreeMap<>();
    }
}
