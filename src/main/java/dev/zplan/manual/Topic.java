package dev.zplan.manual;

import dev.zplan.spec.FieldSchema;
import dev.zplan.spec.FieldType;
import dev.zplan.spec.NodeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be explained: a node, or a field of one.
 *
 * @param files the files that it stands in
 * @param path the names from the top to it
 * @param node the node, or the one that the field is of
 * @param field the field; null where the node itself is meant, or one that the node takes beside those that it names
 * @param any the type of such a field; null where it is none
 * @param change what a change does; empty where that is nothing, or nothing of its own
 */
public record Topic(
        String files,
        List<String> path,
        NodeSchema node,
        @Nullable FieldSchema field,
        @Nullable FieldType any,
        Optional<String> change) {

    /** Stands for any field that a node takes beside those that it names. */
    static final String ANY = "*";

    /** Keeps a copy. */
    public Topic {
        path = List.copyOf(path);
    }

    /** {@code zone.net.vlan}. */
    public String name() {
        return String.join(".", path);
    }

    /** Whether it is a node. */
    public boolean isNode() {
        return field == null && any == null;
    }

    /** What it means, a sentence. */
    public String about() {
        if (any != null) {
            return "One of the other fields of `" + node.name() + "`: " + node.about();
        }
        return field != null ? field.about() : node.about();
    }

    /** What it may hold; null for a node. */
    public @Nullable FieldType type() {
        return field != null ? field.type() : any;
    }

    /** What is said of it beside its type: whether it is required, a list, where it may stand without its name. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (field != null) {
            if (field.required()) {
                notes.add("required");
            }
            if (field.list()) {
                notes.add("a list");
            }
            if (field.position() >= 0) {
                notes.add("may be written without its name, as value " + (field.position() + 1));
            }
        }
        return notes;
    }

    /** Where the documentation speaks of it. */
    public String docs() {
        List<String> nodes = isNode() ? path : path.subList(0, path.size() - 1);
        return "docs/spec.md#" + String.join("--", nodes);
    }
}
