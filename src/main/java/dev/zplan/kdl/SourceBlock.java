package dev.zplan.kdl;

import java.util.List;

/**
 * The nodes of a document or of a block of children, without its braces.
 *
 * @param nodes all nodes, those that are commented out included
 * @param tail what stands behind the last node and what ends it: white space and comments
 */
record SourceBlock(List<KdlSourceNode> nodes, List<KdlToken> tail) implements SourceContent {

    SourceBlock {
        nodes = List.copyOf(nodes);
        tail = List.copyOf(tail);
    }

    /** The nodes that count. */
    List<KdlSourceNode> live() {
        return nodes.stream().filter(node -> !node.isCommentedOut()).toList();
    }

    /** What stands on the line of the opening brace, with the end of that line; empty if a node stands there. */
    List<KdlToken> head() {
        List<KdlToken> lead = nodes.isEmpty() ? tail : nodes.get(0).lead();
        for (int i = 0; i < lead.size() && !lead.get(i).is(KdlToken.Kind.CONTINUATION); i++) {
            if (lead.get(i).is(KdlToken.Kind.NEWLINE)) {
                return lead.subList(0, i + 1);
            }
        }
        return List.of();
    }
}
