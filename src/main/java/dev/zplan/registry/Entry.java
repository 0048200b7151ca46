package dev.zplan.registry;

import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What the registry remembers of one resource.
 *
 * @param resource as it was applied last; secrets as digests
 * @param plan the plan that owns it
 * @param zone the zone that it was expanded from; null for a resource of its own
 * @param protect refuse to delete or replace it
 * @param letGo the dataset's guid, where no spec names the resource any more and it was left on the host; null while it is owned
 */
public record Entry(
        Resource resource,
        String plan,
        @Nullable String zone,
        boolean protect,
        @Nullable String letGo) {

    /** Its address. */
    public Address address() {
        return resource.address();
    }
}
