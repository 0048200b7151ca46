package dev.zplan.author;

import dev.zplan.diagnostic.Span;
import dev.zplan.kdl.KdlNode;
import dev.zplan.resource.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text that a spec was read from, being changed. Each change answers why it cannot be made; with nothing where it was made. */
interface Sheet {

    /** Gives the value that stands there another one. */
    Optional<String> replace(Span at, Value value);

    /**
     * Removes a field, and the block that it is in if that says nothing else.
     *
     * @param owner the name of the node that it belongs to
     * @param at its value
     */
    Optional<String> remove(Span owner, Span at);

    /** Adds a field to the node whose name stands there. */
    Optional<String> add(Span owner, String field, Value value);

    /** Gives the node whose name stands there these arguments from that position on, and no others. */
    Optional<String> arguments(Span node, int from, List<Value> values);

    /** Adds a child to the node whose name stands there. */
    Optional<String> append(Span owner, KdlNode child);

    /**
     * Adds a field in a new child of the node whose name stands there, or in the one that was added so before.
     *
     * @param key what the child goes by; null where it may stand once
     */
    Optional<String> addIn(Span owner, String block, @Nullable Value key, String field, Value value);

    /** Removes the node whose name stands there, with the comments that belong to it. */
    Optional<String> removeNode(Span node);

    /** The text with all changes. */
    String text();
}
