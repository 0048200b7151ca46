package dev.zplan.cli;

import dev.zplan.resource.Resource;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Snapshots of one name, of what is snapshotted together.
 *
 * @param name the name behind the {@code @}
 * @param parts the snapshots by dataset; never empty
 */
record Taken(String name, SortedMap<String, Resource> parts) {

    /** The user property that says who took a snapshot with zplan. */
    static final String MARK = "org.zplan:snapshot";

    Taken {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** When the first of them was taken. */
    Instant created() {
        return Instant.ofEpochSecond(parts.values().stream()
                .mapToLong(s -> number(s, "creation"))
                .min()
                .orElseThrow());
    }

    /** In which transaction group of its pool that of a dataset was taken: it tells the order within one second. */
    static long txg(Resource snapshot) {
        return number(snapshot, "txg");
    }

    /** How many bytes only they hold. */
    long used() {
        return parts.values().stream().mapToLong(s -> number(s, "used")).sum();
    }

    /** Who took them with zplan; empty where anybody else did. */
    String by() {
        List<String> by = parts.values().stream()
                .map(s -> Objects.requireNonNullElse(s.text("by"), ""))
                .distinct()
                .toList();
        return by.size() == 1 ? by.get(0) : "";
    }

    /** Whether zplan took all of them. */
    boolean isOurs() {
        return !by().isEmpty();
    }

    private static long number(Resource snapshot, String fact) {
        String text = snapshot.text(fact);
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
