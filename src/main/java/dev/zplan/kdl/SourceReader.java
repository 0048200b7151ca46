package dev.zplan.kdl;

import dev.zplan.kdl.KdlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands out all tokens of a text to the nodes that they belong to. The text is known to be a document. */
final class SourceReader {

    private final KdlText text;
    private final List<KdlToken> tokens = new ArrayList<>();
    private int next;

    SourceReader(KdlText text) throws KdlParseException {
        this.text = text;
        KdlLexer lexer = new KdlLexer(text);
        do {
            tokens.add(lexer.next());
        } while (!tokens.get(tokens.size() - 1).is(Kind.END));
    }

    SourceBlock read() {
        List<KdlSourceNode> nodes = new ArrayList<>();
        List<KdlToken> lead = lineSpace();
        while (!at(Kind.END) && !at(Kind.CLOSE_BLOCK)) {
            nodes.add(node(lead));
            lead = lineSpace();
        }
        return new SourceBlock(nodes, lead);
    }

    private KdlSourceNode node(List<KdlToken> lead) {
        List<KdlToken> slashdash = slashdash();
        List<KdlToken> head = new ArrayList<>();
        type(head);
        head.add(take());
        List<SourcePart> parts = new ArrayList<>();
        for (SourcePart part = part(); part != null; part = part()) {
            parts.add(part);
        }
        return new KdlSourceNode(text, lead, slashdash, head, parts, trail());
    }

    /** The next part; null, and nothing read, if the node has no more. */
    private @Nullable SourcePart part() {
        int mark = next;
        List<KdlToken> gap = nodeSpace();
        List<KdlToken> slashdash = slashdash();
        int from = current().from();
        if (at(Kind.OPEN_BLOCK)) {
            take();
            SourceBlock block = read();
            return new SourcePart(gap, slashdash, from, take().to(), block);
        }
        if (at(Kind.OPEN_TYPE) || current().isValue()) {
            SourceEntry entry = entry();
            return new SourcePart(gap, slashdash, from, entry.last().to(), entry);
        }
        next = mark;
        return null;
    }

    private SourceEntry entry() {
        List<KdlToken> entry = new ArrayList<>();
        type(entry);
        KdlToken first = take();
        entry.add(first);
        int mark = next;
        List<KdlToken> gap = nodeSpace();
        if (!at(Kind.EQUALS)) {
            next = mark;
            return new SourceEntry(null, entry, 0);
        }
        entry.addAll(gap);
        entry.add(take());
        entry.addAll(nodeSpace());
        int value = entry.size();
        type(entry);
        entry.add(take());
        return new SourceEntry(((KdlString) Objects.requireNonNull(first.value())).value(), entry, value);
    }

    private void type(List<KdlToken> into) {
        if (at(Kind.OPEN_TYPE)) {
            into.add(take());
            into.addAll(nodeSpace());
            into.add(take());
            into.addAll(nodeSpace());
            into.add(take());
            into.addAll(nodeSpace());
        }
    }

    private List<KdlToken> slashdash() {
        List<KdlToken> slashdash = new ArrayList<>();
        if (at(Kind.SLASHDASH)) {
            slashdash.add(take());
            slashdash.addAll(lineSpace());
        }
        return slashdash;
    }

    /** What ends a node, and what else stands on its line unless that belongs to a next node. */
    private List<KdlToken> trail() {
        List<KdlToken> trail = nodeSpace();
        if (at(Kind.SEMICOLON)) {
            trail.add(take());
            int mark = next;
            List<KdlToken> behind = nodeSpace();
            if (at(Kind.NEWLINE) || at(Kind.LINE_COMMENT) || at(Kind.END)) {
                trail.addAll(behind);
            } else {
                next = mark;
                return trail;
            }
        }
        if (at(Kind.LINE_COMMENT)) {
            trail.add(take());
        }
        if (at(Kind.NEWLINE)) {
            trail.add(take());
        }
        return trail;
    }

    private List<KdlToken> lineSpace() {
        List<KdlToken> space = new ArrayList<>();
        while (at(Kind.NEWLINE)
                || at(Kind.LINE_COMMENT)
                || at(Kind.SPACE)
                || at(Kind.BLOCK_COMMENT)
                || at(Kind.CONTINUATION)) {
            space.add(take());
        }
        return space;
    }

    private List<KdlToken> nodeSpace() {
        List<KdlToken> space = new ArrayList<>();
        while (at(Kind.SPACE) || at(Kind.BLOCK_COMMENT) || at(Kind.CONTINUATION)) {
            if (at(Kind.CONTINUATION)) {
                continuation(space);
            } else {
                space.add(take());
            }
        }
        return space;
    }

    /** A backslash with the end of its line. */
    private void continuation(List<KdlToken> into) {
        do {
            into.add(take());
        } while (at(Kind.SPACE) || at(Kind.BLOCK_COMMENT));
        if (at(Kind.LINE_COMMENT)) {
            into.add(take());
        }
        if (at(Kind.NEWLINE)) {
            into.add(take());
        }
    }

    private boolean at(Kind kind) {
        return current().is(kind);
    }

    private KdlToken current() {
        return tokens.get(next);
    }

    private KdlToken take() {
        return tokens.get(next++);
    }
}
