package dev.zplan.zone;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Address;
import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import dev.zplan.spec.Block;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Attributes of one resource while it is put together, each with the place where it was written. */
final class Wanted {
    private final SortedMap<String, Value> attributes = new TreeMap<>();
    private final Map<String, Span> spans = new HashMap<>();

    /** Sets an attribute; null leaves it unset. */
    void put(String name, @Nullable Value value, Span span) {
        if (value != null) {
            attributes.put(name, value);
            spans.put(name, span);
        }
    }

    /** Sets an attribute to a record, unless the record is empty. */
    void putMembers(String name, SortedMap<String, ? extends Value> members, Span span) {
        if (!members.isEmpty()) {
            put(name, Value.record(members), span);
        }
    }

    /** Whether an attribute is set. */
    boolean has(String name) {
        return attributes.containsKey(name);
    }

    @Nullable
    Value get(String name) {
        return attributes.get(name);
    }

    /** Where an attribute was written. */
    @Nullable
    Span span(String name) {
        return spans.get(name);
    }

    /** The resource of a zone. */
    DesiredResource resource(ZoneUnit zone, Address address, Span span, List<Address> dependsOn) {
        return new DesiredResource(
                Resource.of(address, attributes),
                zone.item().plan(),
                zone.name(),
                span,
                spans,
                dependsOn,
                zone.block().is("protect"),
                false);
    }

    /** A resource that no zone has for itself. */
    DesiredResource resource(String plan, Address address, Block block, List<Address> dependsOn) {
        return new DesiredResource(
                Resource.of(address, attributes),
                plan,
                null,
                block.span(),
                spans,
                dependsOn,
                block.is("protect"),
                block.is("replace"));
    }
}
