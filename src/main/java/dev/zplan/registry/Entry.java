package dev.zplan.registry;

import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the registry remembers of one resource.
 *
 * @param resource as it was applied last; secrets as digests
 * @param plan the plan that owns it
 * @param zone the zone that it was expanded from; null for a resource of its own
 * @param protect refuse to delete or replace it
 * @param letGo the dataset's guid, where no spec names the resource any more and it was left on the host; null while it is owned
 * @param ignored attributes, or parts of them as {@code attr.role}, that the host may have otherwise
 */
public record Entry(
        Resource resource,
        String plan,
        @Nullable String zone,
        boolean protect,
        @Nullable String letGo,
        Set<String> ignored) {

    /** Keeps a copy. What earlier releases wrote down names none. */
    public Entry {
        ignored = Collections.unmodifiableSortedSet(new TreeSet<>(Objects.requireNonNullElse(ignored, Set.of())));
    }

    /** Of which everything counts. */
    public Entry(Resource resource, String plan, @Nullable String zone, boolean protect, @Nullable String letGo) {
        this(resource, plan, zone, protect, letGo, Set.of());
    }

    /** Whether the host may have an attribute, or a part of one, otherwise than it was applied. */
    public boolean ignores(String path) {
        return ignored.stream().anyMatch(i -> path.equals(i) || path.startsWith(i + "."));
    }

    /** Its address. */
    public Address address() {
        return resource.address();
    }
}
