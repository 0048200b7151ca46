package dev.zplan.kdl;

import dev.zplan.kdl.KdlToken.Kind;
import java.util.List;

/**
 * The stretch of a text that goes with a node.
 *
 * @param from its first code point
 * @param to behind its last code point
 */
record Removal(int from, int to) {

    static Removal of(KdlSource source, KdlSourceNode node) {
        SourceBlock block = blockOf(source.block(), node);
        boolean top = source.block().nodes().contains(node);
        int kept = !top && block.nodes().get(0) == node ? block.head().size() : 0;
        KdlText text = source.points();
        int from = firstComment(node, node.lead().subList(kept, node.lead().size()));
        int line = spacesBefore(text, from);
        if (!node.endsLine() && node.end() < text.length()) {
            return new Removal(from, node.end());
        }
        return isLineStart(text, line) ? wholeLines(text, line, node.end()) : new Removal(line, node.end());
    }

    private static SourceBlock blockOf(SourceBlock block, KdlSourceNode wanted) {
        if (block.nodes().contains(wanted)) {
            return block;
        }
        return block.nodes().stream()
                .flatMap(node -> node.parts().stream())
                .filter(part -> part.from() <= wanted.from() && wanted.to() <= part.to())
                .map(SourcePart::content)
                .filter(SourceBlock.class::isInstance)
                .map(content -> blockOf((SourceBlock) content, wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the node is of another source"));
    }

    /** Where the comments right above the node start, or the node itself. */
    private static int firstComment(KdlSourceNode node, List<KdlToken> lead) {
        int from = node.from();
        int newlines = 0;
        for (int i = lead.size() - 1; i >= 0 && newlines < 2; i--) {
            KdlToken token = lead.get(i);
            if (token.is(Kind.NEWLINE)) {
                newlines++;
            } else if (token.is(Kind.LINE_COMMENT) || token.is(Kind.BLOCK_COMMENT)) {
                from = token.from();
                newlines = 0;
            }
        }
        return from;
    }

    /** Whole lines go; where they stood between empty lines, or between one and the end of the block, those behind or before go too. */
    private static Removal wholeLines(KdlText text, int from, int to) {
        int before = emptyLinesBefore(text, from);
        int behind = emptyLinesBehind(text, to);
        boolean first = before < from || spacesBefore(text, before) <= text.start() || opensBlock(text, before);
        if (behind > to && first) {
            return new Removal(from, behind);
        }
        int next = spacesBehind(text, to);
        boolean last = text.peek(next) == '}' || text.peek(next) == CodePoints.END;
        return new Removal(last ? before : from, to);
    }

    private static boolean opensBlock(KdlText text, int lineStart) {
        return text.peek(spacesBefore(text, newlineBefore(text, lineStart)) - 1) == '{';
    }

    private static int emptyLinesBefore(KdlText text, int lineStart) {
        int start = lineStart;
        while (true) {
            int line = spacesBefore(text, newlineBefore(text, start));
            if (line == start || !isLineStart(text, line)) {
                return start;
            }
            start = line;
        }
    }

    private static int emptyLinesBehind(KdlText text, int lineStart) {
        int start = lineStart;
        while (true) {
            int end = spacesBehind(text, start);
            if (text.peek(end) == '\r' && text.peek(end + 1) == '\n') {
                start = end + 2;
            } else if (isLineEnd(text.peek(end))) {
                start = end + 1;
            } else {
                return start;
            }
        }
    }

    private static int newlineBefore(KdlText text, int lineStart) {
        if (text.peek(lineStart - 1) == '\n' && text.peek(lineStart - 2) == '\r') {
            return lineStart - 2;
        }
        return isLineEnd(text.peek(lineStart - 1)) ? lineStart - 1 : lineStart;
    }

    private static boolean isLineStart(KdlText text, int offset) {
        return offset <= text.start() || isLineEnd(text.peek(offset - 1));
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private static int spacesBefore(KdlText text, int offset) {
        int start = offset;
        while (CodePoints.isSpace(text.peek(start - 1))) {
            start--;
        }
        return start;
    }

    private static int spacesBehind(KdlText text, int offset) {
        int end = offset;
        while (CodePoints.isSpace(text.peek(end))) {
            end++;
        }
        return end;
    }
}
