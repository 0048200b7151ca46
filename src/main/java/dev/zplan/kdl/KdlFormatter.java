package dev.zplan.kdl;

/**
 * Lays documents out in one way: every node on a line of its own, children four spaces further in, one space between the
 * parts of a node, at most one empty line between nodes and none at the ends of a block.
 *
 * <p>A comment behind a node starts in column {@value Layout#COMMENT_COLUMN} or, where the node is longer, three spaces behind
 * it. A block that is written on one line and holds one node without comments stays on one line. Lines that are
 * continued with {@code \} stay so. Comments and the spelling of values are kept, the lines of multi-line strings and
 * comments as they are; lines end in LF.
 *
 * <p>The result says what the text said, and laid out again it stays as it is. Has no state.
 */
public final class KdlFormatter {

    /** The text, laid out. */
    public String format(KdlSource source) {
        Layout layout = new Layout(source.points());
        layout.document(source.block());
        return layout.text();
    }
}
