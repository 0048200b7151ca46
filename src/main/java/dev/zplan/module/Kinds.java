package dev.zplan.module;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kinds of one workspace, by name.
 *
 * @param byName sorted by name
 */
public record Kinds(SortedMap<String, Kind> byName) {

    /** Keeps a copy. */
    public Kinds {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** The kind of that name. */
    public Optional<Kind> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Kind get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no kind is named " + name));
    }

    /** All of them, by name. */
    public Collection<Kind> all() {
        return byName.values();
    }
}
