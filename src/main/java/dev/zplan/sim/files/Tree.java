package dev.zplan.sim.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one file system holds, by path below its root: {@code ""} is the root itself, {@code "etc/release"} a file. Every entry
 * but the root has its directory.
 */
public final class Tree {

    private final TreeMap<String, Entry> entries;

    private Tree(Map<String, Entry> entries) {
        this.entries = new TreeMap<>(entries);
    }

    /** Nothing but a root with that mode. */
    public static Tree empty(int mode) {
        return new Tree(Map.of("", Entry.directory(mode)));
    }

    /** Reads what {@link #toJson} wrote. */
    public static Tree fromJson(JsonNode json) {
        Tree tree = new Tree(Map.of());
        json.properties().forEach(e -> tree.entries.put(e.getKey(), Entry.fromJson(e.getValue())));
        return tree;
    }

    /** All entries by path. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        entries.forEach((path, entry) -> json.set(path, entry.toJson()));
        return json;
    }

    /** An independent copy, as a snapshot or a clone is. */
    public Tree copy() {
        return new Tree(entries);
    }

    /** All entries by path. */
    public SortedMap<String, Entry> entries() {
        return new TreeMap<>(entries);
    }

    /** The entry, or null. */
    public @Nullable Entry get(String path) {
        return entries.get(path);
    }

    /** Writes the entry; its directory is there. */
    public void put(String path, Entry entry) {
        entries.put(path, entry);
    }

    /** Makes the directory and those above it that are missing. */
    public void makeDirectories(String path) {
        if (!entries.containsKey(path)) {
            makeDirectories(parent(path));
            entries.put(path, Entry.directory(0755));
        }
    }

    /** Writes a file and the directories above it that are missing. */
    public void write(String path, String content) {
        makeDirectories(parent(path));
        entries.put(path, Entry.file(content));
    }

    /** Removes the entry and all below it; the root stays, emptied. */
    public void remove(String path) {
        below(path).clear();
        if (!path.isEmpty()) {
            entries.remove(path);
        }
    }

    /** The names directly in a directory, sorted. */
    public List<String> list(String path) {
        int prefix = path.isEmpty() ? 0 : path.length() + 1;
        return below(path).keySet().stream()
                .filter(p -> p.indexOf('/', prefix) < 0)
                .map(p -> p.substring(prefix))
                .toList();
    }

    /** Puts a copy of what is at {@code from} in {@code source}, and of all below it, at {@code to}. */
    public void copyFrom(Tree source, String from, String to) {
        Entry top = source.entries.get(from);
        if (top != null) {
            makeDirectories(parent(to));
            entries.put(to, top);
            int prefix = from.isEmpty() ? 0 : from.length() + 1;
            new TreeMap<>(source.below(from))
                    .forEach((path, entry) -> entries.put(join(to, path.substring(prefix)), entry));
        }
    }

    private SortedMap<String, Entry> below(String path) {
        return path.isEmpty() ? entries.tailMap("", false) : entries.subMap(path + "/", path + "0");
    }

    /** The path of the directory that holds {@code path}; of the root, the root. */
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }
}
