package dev.zplan.kdl;

import org.jspecify.annotations.Nullable;

/** An argument or a property as it stands in a {@link KdlSource}. */
public final class KdlSourceEntry {

    private final KdlSourceNode node;
    private final SourceEntry entry;

    KdlSourceEntry(KdlSourceNode node, SourceEntry entry) {
        this.node = node;
        this.entry = entry;
    }

    /** The node that it belongs to. */
    public KdlSourceNode node() {
        return node;
    }

    /** The name of the property; null for an argument. */
    public @Nullable String property() {
        return entry.name();
    }

    /** The value. */
    public KdlValue value() {
        return entry.value();
    }

    SourceEntry entry() {
        return entry;
    }
}
