package dev.zplan.zone;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the spec wants it.
 *
 * @param resource address and attributes, in normal forms; an attribute that nobody spoke of is absent
 * @param plan the plan that owns it
 * @param zone the zone that it was expanded from (its name on the same host); null for a resource of its own
 * @param span where it was asked for
 * @param attributeSpans where single attributes were written, by attribute name
 * @param dependsOn what must be in place before it, from {@code depends-on}
 * @param protect refuse to delete or replace it
 * @param replace whether it may be replaced, and its data lost, where a change cannot be made in place
 * @param ignored attributes, or parts of them as {@code attr.role}, that are left as the host has them once it is there
 */
public record DesiredResource(
        Resource resource,
        String plan,
        @Nullable String zone,
        Span span,
        Map<String, Span> attributeSpans,
        List<Address> dependsOn,
        boolean protect,
        boolean replace,
        Set<String> ignored) {

    /** Of which everything counts. */
    public DesiredResource(
            Resource resource,
            String plan,
            @Nullable String zone,
            Span span,
            Map<String, Span> attributeSpans,
            List<Address> dependsOn,
            boolean protect,
            boolean replace) {
        this(resource, plan, zone, span, attributeSpans, dependsOn, protect, replace, Set.of());
    }

    /** Keeps copies. */
    public DesiredResource {
        ignored = Collections.unmodifiableSortedSet(new TreeSet<>(ignored));
        attributeSpans = Map.copyOf(attributeSpans);
        dependsOn = List.copyOf(dependsOn);
    }

    /** The same, with {@code replace} as said. */
    DesiredResource replaceable(boolean may) {
        return new DesiredResource(resource, plan, zone, span, attributeSpans, dependsOn, protect, may, ignored);
    }

    /** The same, with {@code paths} left to the host. */
    DesiredResource ignoring(Set<String> paths) {
        return new DesiredResource(resource, plan, zone, span, attributeSpans, dependsOn, protect, replace, paths);
    }

    /** Its address. */
    public Address address() {
        return resource.address();
    }
}
