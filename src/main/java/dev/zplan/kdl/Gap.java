package dev.zplan.kdl;

import dev.zplan.kdl.KdlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands between two parts of a node, without the white space.
 *
 * @param items comments and ends of lines, in order
 */
record Gap(List<Item> items) {

    Gap {
        items = List.copyOf(items);
    }

    /**
     * A comment, or the end of a line that is continued.
     *
     * @param comment the comment; null for the end of a line without one
     */
    record Item(@Nullable KdlToken comment) {

        boolean breaksLine() {
            return comment == null || comment.is(Kind.LINE_COMMENT);
        }
    }

    static boolean isSpace(KdlToken token) {
        return switch (token.kind()) {
            case SPACE, NEWLINE, LINE_COMMENT, BLOCK_COMMENT, CONTINUATION -> true;
            default -> false;
        };
    }

    /** A continued line that ends in a comment is that comment; several ends without anything in between are one. */
    static Gap of(List<KdlToken> tokens) {
        List<Item> items = new ArrayList<>();
        boolean continued = false;
        for (KdlToken token : tokens) {
            switch (token.kind()) {
                case LINE_COMMENT -> {
                    items.add(new Item(token));
                    continued = false;
                }
                case BLOCK_COMMENT -> items.add(new Item(token));
                case CONTINUATION -> continued = true;
                case NEWLINE -> {
                    if (continued && !breaksLast(items)) {
                        items.add(new Item(null));
                    }
                    continued = false;
                }
                default -> {
                    // white space, and what ends a node
                }
            }
        }
        return new Gap(items);
    }

    private static boolean breaksLast(List<Item> items) {
        return !items.isEmpty() && items.get(items.size() - 1).breaksLine();
    }

    /** Comments only. */
    Gap withoutBareBreaks() {
        return new Gap(items.stream().filter(item -> item.comment() != null).toList());
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    boolean endsInBlockComment() {
        return !items.isEmpty() && !items.get(items.size() - 1).breaksLine();
    }
}
