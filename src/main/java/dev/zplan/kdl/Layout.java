package dev.zplan.kdl;

import dev.zplan.kdl.KdlToken.Kind;
import java.util.List;
import java.util.Objects;

/** A document being laid out. */
final class Layout {

    /** From 1, in code points. */
    static final int COMMENT_COLUMN = 43;

    private static final int MIN_GAP = 3;
    private static final int INDENTATION = 4;

    private final KdlText source;
    private final StringBuilder out = new StringBuilder();

    Layout(KdlText source) {
        this.source = source;
    }

    String text() {
        return out.toString();
    }

    void document(SourceBlock block) {
        members(block, 0, 0);
        if (!out.isEmpty()) {
            out.append('\n');
        }
    }

    /**
     * Nodes and the comments between them, each on a new line.
     *
     * @param skipped how many tokens before the first node are there already
     */
    private void members(SourceBlock block, int depth, int skipped) {
        int skip = skipped;
        boolean lineEnded = true;
        boolean first = true;
        for (KdlSourceNode node : block.nodes()) {
            LeadLayout lead = new LeadLayout(depth, first, lineEnded);
            lead.comments(from(node.lead(), skip));
            lead.item();
            node(node, depth);
            lineEnded = node.endsLine();
            first = false;
            skip = 0;
        }
        new LeadLayout(depth, first, lineEnded).comments(from(block.tail(), skip));
    }

    private static List<KdlToken> from(List<KdlToken> tokens, int skip) {
        return tokens.subList(skip, tokens.size());
    }

    private void node(KdlSourceNode node, int depth) {
        slashdash(node.slashdash(), depth);
        tight(node.head(), depth);
        for (SourcePart part : node.parts()) {
            gap(Gap.of(part.gap()), depth, true);
            slashdash(part.slashdash(), depth);
            if (part.content() instanceof SourceEntry entry) {
                tight(entry.tokens(), depth);
            } else if (part.content() instanceof SourceBlock block) {
                block(block, part, depth);
            }
        }
        behind(Gap.of(node.trail()), depth);
    }

    private void block(SourceBlock block, SourcePart part, int depth) {
        if (isEmpty(block)) {
            out.append("{}");
        } else if (staysOnOneLine(block, part)) {
            out.append("{ ");
            node(block.nodes().get(0), depth);
            out.append(" }");
        } else {
            out.append('{');
            behind(Gap.of(block.head()), depth);
            members(block, depth + 1, block.head().size());
            newLine(depth);
            out.append('}');
        }
    }

    private boolean staysOnOneLine(SourceBlock block, SourcePart part) {
        if (block.nodes().size() != 1) {
            return false;
        }
        KdlSourceNode node = block.nodes().get(0);
        return Gap.of(node.lead()).isEmpty()
                && Gap.of(node.trail()).isEmpty()
                && Gap.of(block.tail()).isEmpty()
                && node.parts().stream().allMatch(this::staysOnOneLine)
                && source.slice(part.from(), part.to()).codePoints().noneMatch(CodePoints::isNewline);
    }

    private boolean staysOnOneLine(SourcePart part) {
        return !(part.content() instanceof SourceBlock block) || isEmpty(block) || staysOnOneLine(block, part);
    }

    private static boolean isEmpty(SourceBlock block) {
        return block.nodes().isEmpty() && Gap.of(block.tail()).isEmpty();
    }

    /** Tokens between which there is no space: types with what they belong to, properties. */
    private void tight(List<KdlToken> tokens, int depth) {
        int i = 0;
        while (i < tokens.size()) {
            int space = i;
            while (Gap.isSpace(tokens.get(i))) {
                i++;
            }
            gap(Gap.of(tokens.subList(space, i)).withoutBareBreaks(), depth, false);
            out.append(slice(tokens.get(i)));
            i++;
        }
    }

    private void slashdash(List<KdlToken> tokens, int depth) {
        if (!tokens.isEmpty()) {
            out.append(slice(tokens.get(0)));
            Gap gap = Gap.of(tokens.subList(1, tokens.size())).withoutBareBreaks();
            for (Gap.Item item : gap.items()) {
                space();
                out.append(comment(item));
                if (item.breaksLine()) {
                    newLine(depth + 1);
                }
            }
            if (gap.endsInBlockComment()) {
                out.append(' ');
            }
        }
    }

    private void gap(Gap gap, int depth, boolean spaced) {
        for (Gap.Item item : gap.items()) {
            space();
            if (item.breaksLine()) {
                out.append('\\').append(item.comment() == null ? "" : " " + comment(item));
                newLine(depth + 1);
            } else {
                out.append(comment(item));
            }
        }
        if (gap.endsInBlockComment() || (gap.isEmpty() && spaced)) {
            out.append(' ');
        }
    }

    /** A space, but not at the start of a line. */
    private void space() {
        if (out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    /** The comments at the end of a line. */
    private void behind(Gap gap, int depth) {
        Gap comments = gap.withoutBareBreaks();
        int last = comments.items().size() - 1;
        if (last >= 0) {
            Gap.Item end = comments.items().get(last);
            gap(new Gap(comments.items().subList(0, last)), depth, false);
            trimEnd();
            if (end.breaksLine()) {
                out.append(" ".repeat(Math.max(MIN_GAP, COMMENT_COLUMN - 1 - width())));
            } else {
                out.append(' ');
            }
            out.append(comment(end));
        }
    }

    private void trimEnd() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        if (end > 0 && out.charAt(end - 1) != '\n') {
            out.setLength(end);
        }
    }

    private int width() {
        int start = out.lastIndexOf("\n") + 1;
        return out.codePointCount(start, out.length());
    }

    private void newLine(int depth) {
        out.append('\n').append(" ".repeat(depth * INDENTATION));
    }

    private String comment(Gap.Item item) {
        KdlToken token = Objects.requireNonNull(item.comment());
        return token.is(Kind.LINE_COMMENT) ? slice(token).stripTrailing() : slice(token);
    }

    private String slice(KdlToken token) {
        return source.slice(token.from(), token.to());
    }

    /** What stands before a node: comments, and where empty lines are kept. */
    private final class LeadLayout {
        private final int depth;
        private boolean first;
        private boolean onLine;
        private int newlines;

        LeadLayout(int depth, boolean first, boolean lineEnded) {
            this.depth = depth;
            this.first = first;
            this.newlines = lineEnded ? 1 : 0;
        }

        void comments(List<KdlToken> tokens) {
            for (KdlToken token : tokens) {
                if (token.is(Kind.NEWLINE)) {
                    newlines++;
                } else if (token.is(Kind.LINE_COMMENT) || token.is(Kind.BLOCK_COMMENT)) {
                    item();
                    out.append(comment(new Gap.Item(token)));
                    onLine = token.is(Kind.BLOCK_COMMENT);
                }
            }
        }

        /** Goes to where the next thing stands: a comment, or the node itself. */
        void item() {
            if (onLine && newlines == 0) {
                out.append(' ');
            } else if (!out.isEmpty()) {
                if (newlines > 1 && !first) {
                    out.append('\n');
                }
                newLine(depth);
            }
            first = false;
            onLine = false;
            newlines = 0;
        }
    }
}
