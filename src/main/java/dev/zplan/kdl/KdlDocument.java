package dev.zplan.kdl;

import java.util.List;

/**
 * A document. Equality ignores where things stand in the text.
 *
 * @param nodes the nodes at the top, in order
 */
public record KdlDocument(List<KdlNode> nodes) {

    /** Keeps a copy. */
    public KdlDocument {
        nodes = List.copyOf(nodes);
    }

    /** A document of these nodes. */
    public static KdlDocument of(KdlNode... nodes) {
        return new KdlDocument(List.of(nodes));
    }
}
