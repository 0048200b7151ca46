package dev.zplan.kdl;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a node, as declared: in order, duplicates included. What counts of several properties of one name is the
 * last. Equality looks at the declarations.
 */
public final class KdlProperties implements Iterable<KdlProperty> {

    private final List<KdlProperty> declared;
    private final Map<String, KdlProperty> effective = new LinkedHashMap<>();

    private KdlProperties(List<KdlProperty> declared) {
        this.declared = List.copyOf(declared);
        this.declared.forEach(property -> effective.put(property.name(), property));
    }

    /** These properties, in this order. */
    public static KdlProperties of(List<KdlProperty> declared) {
        return new KdlProperties(declared);
    }

    /** All declarations, in order. */
    public List<KdlProperty> declared() {
        return declared;
    }

    /** One property per name, the last declared, in the order in which the names first appear. */
    public Collection<KdlProperty> effective() {
        return Collections.unmodifiableCollection(effective.values());
    }

    /** The last declared property of that name. */
    public Optional<KdlProperty> get(String name) {
        return Optional.ofNullable(effective.get(name));
    }

    /** All declarations of that name, in order. */
    public List<KdlProperty> getAll(String name) {
        return declared.stream()
                .filter(property -> property.name().equals(name))
                .toList();
    }

    /** The names, in the order in which they first appear. */
    public Set<String> names() {
        return Collections.unmodifiableSet(effective.keySet());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return declared.isEmpty();
    }

    /** All declarations, in order. */
    @Override
    public Iterator<KdlProperty> iterator() {
        return declared.iterator();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KdlProperties properties && declared.equals(properties.declared);
    }

    @Override
    public int hashCode() {
        return declared.hashCode();
    }

    @Override
    public String toString() {
        return declared.toString();
    }
}
