package dev.zplan.module;

import dev.zplan.resource.Resource;
import dev.zplan.resource.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kinds of one workspace, by name.
 *
 * @param byName sorted by name
 * @param mark what the workspace marks as its own what it makes of them; empty where nothing is marked
 */
public record Kinds(SortedMap<String, Kind> byName, String mark) {

    /** Keeps a copy. */
    public Kinds {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** The kinds of a workspace that marks nothing. */
    public Kinds(SortedMap<String, Kind> byName) {
        this(byName, "");
    }

    /** The same for the workspace with that mark. */
    public Kinds marked(String ownMark) {
        return new Kinds(byName, ownMark);
    }

    /** A resource as this workspace's own, as far as its kind can bear a mark. */
    public Resource own(Resource resource) {
        boolean can = !mark.isEmpty()
                && find(resource.address().kind())
                        .map(k -> k.module().facts().contains(ModuleDef.MARK))
                        .orElse(false);
        return can ? resource.with(ModuleDef.MARK, Value.text(mark)) : resource;
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
