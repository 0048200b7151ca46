package dev.zplan.kdl;

import java.util.List;

/**
 * A part of a node behind its name.
 *
 * @param gap the white space, comments and line continuations before it
 * @param slashdash the mark that comments it out, with what stands behind the mark; empty where it counts
 * @param from its first code point, behind the mark
 * @param to behind its last code point
 * @param content what it is
 */
record SourcePart(List<KdlToken> gap, List<KdlToken> slashdash, int from, int to, SourceContent content) {

    SourcePart {
        gap = List.copyOf(gap);
        slashdash = List.copyOf(slashdash);
    }

    boolean isCommentedOut() {
        return !slashdash.isEmpty();
    }
}
