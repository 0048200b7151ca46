package dev.zplan.plan;

import dev.zplan.diagnostic.Span;
import dev.zplan.module.AttributeChange;
import dev.zplan.module.Kinds;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one resource, and why.
 *
 * @param address the resource
 * @param action what happens
 * @param before as it is on the host; null when it is not there
 * @param after as it will be; null when it will not be there
 * @param attributes what changes, for {@link Action#UPDATE} and {@link Action#REPLACE}
 * @param reasons why, one sentence each without a full stop; may be empty where the action says it all
 * @param plan the plan that owns it
 * @param zone the zone that it belongs to; null for a resource of its own
 * @param span where it is asked for; null when no spec speaks of it
 * @param from what it is called on the host until it is renamed; null where it is not
 */
public record Change(
        Address address,
        Action action,
        @Nullable Resource before,
        @Nullable Resource after,
        List<AttributeChange> attributes,
        List<String> reasons,
        String plan,
        @Nullable String zone,
        @Nullable Span span,
        @Nullable Address from) {

    /** Of a resource that keeps its name. */
    public Change(
            Address address,
            Action action,
            @Nullable Resource before,
            @Nullable Resource after,
            List<AttributeChange> attributes,
            List<String> reasons,
            String plan,
            @Nullable String zone,
            @Nullable Span span) {
        this(address, action, before, after, attributes, reasons, plan, zone, span, null);
    }

    /** Keeps copies. */
    public Change {
        attributes = List.copyOf(attributes);
        reasons = List.copyOf(reasons);
    }

    /** The same without what changes by itself: free space, for one. */
    Change lasting(Kinds kinds) {
        return new Change(
                address,
                action,
                lasting(before, kinds),
                lasting(after, kinds),
                attributes,
                reasons,
                plan,
                zone,
                span,
                from);
    }

    private static @Nullable Resource lasting(@Nullable Resource resource, Kinds kinds) {
        Resource lasting = resource;
        if (lasting != null) {
            for (String fact : kinds.find(lasting.address().kind())
                    .map(k -> k.module().hidden())
                    .orElse(Set.of())) {
                lasting = lasting.with(fact, null);
            }
        }
        return lasting;
    }

    /** The same with another action and one more reason. */
    Change with(Action newAction, String reason) {
        List<String> more = new ArrayList<>(reasons);
        if (!more.contains(reason)) {
            more.add(reason);
        }
        return new Change(address, newAction, before, after, attributes, more, plan, zone, span, from);
    }

    /** The same of a resource that is called otherwise on the host. */
    Change from(Address former) {
        return new Change(address, action, before, after, attributes, reasons, plan, zone, span, former);
    }
}
