package dev.zplan.resource;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing on one host, as it is or as it is wanted.
 *
 * @param address its name
 * @param attributes what is known or said of it, in normal forms; a missing attribute is not set
 */
public record Resource(Address address, SortedMap<String, Value> attributes) {

    /** Keeps a copy. */
    public Resource {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** With these attributes. */
    public static Resource of(Address address, Map<String, ? extends Value> attributes) {
        return new Resource(address, new TreeMap<>(attributes));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Resource that && address.equals(that.address) && attributes.equals(that.attributes);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + attributes.hashCode();
    }

    /** The attribute of that name, or null. */
    public @Nullable Value get(String name) {
        return attributes.get(name);
    }

    /** The attribute as text; null when it is not set. */
    public @Nullable String text(String name) {
        Value value = attributes.get(name);
        return value == null ? null : value.show();
    }

    /** The same with one attribute set, or dropped where {@code value} is null. */
    public Resource with(String name, @Nullable Value value) {
        TreeMap<String, Value> changed = new TreeMap<>(attributes);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Resource(address, changed);
    }
}
