package dev.zplan.kdl;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A document as it was written: every comment, all white space, and how each number and string is spelt. What
 * {@link KdlFormatter} lays out anew and {@link KdlEditor} changes.
 *
 * <p>Immutable.
 */
public final class KdlSource {

    private final String name;
    private final String whole;
    private final KdlText text;
    private final KdlDocument document;
    private final SourceBlock block;

    private KdlSource(String name, String whole, KdlText text, KdlDocument document, SourceBlock block) {
        this.name = name;
        this.whole = whole;
        this.text = text;
        this.document = document;
        this.block = block;
    }

    /**
     * Reads a text.
     *
     * @param name how messages call the text, usually its path
     * @param text the text
     * @throws KdlParseException with the first error, if it is not KDL 2.0
     */
    public static KdlSource of(String name, String text) throws KdlParseException {
        KdlDocument document = new KdlParser().parse(name, text);
        KdlText points = new KdlText(name, text);
        return new KdlSource(name, text, points, document, new SourceReader(points).read());
    }

    /** How messages call it. */
    public String name() {
        return name;
    }

    /** The text, as it was given. */
    public String text() {
        return whole;
    }

    /** What it says. */
    public KdlDocument document() {
        return document;
    }

    /** The nodes at the top, in order, without those that are commented out. */
    public List<KdlSourceNode> nodes() {
        return block.live();
    }

    /**
     * The node whose name stands there.
     *
     * @param line from 1
     * @param column from 1, in code points
     */
    public Optional<KdlSourceNode> nodeAt(int line, int column) {
        return nodeWith(node -> {
            KdlSpan name = node.nameSpan();
            return name.line() == line && name.column() == column;
        });
    }

    /**
     * The argument whose value starts there, or the property.
     *
     * @param line from 1
     * @param column from 1, in code points; type annotation included
     */
    public Optional<KdlSourceEntry> entryAt(int line, int column) {
        return nodeWith(node -> entry(node, line, column).isPresent()).flatMap(node -> entry(node, line, column));
    }

    private Optional<KdlSourceEntry> entry(KdlSourceNode node, int line, int column) {
        return node.entryParts()
                .map(part -> (SourceEntry) part.content())
                .filter(entry -> {
                    KdlSpan span = text.span(entry.first().from(), entry.first().to());
                    return span.line() == line && span.column() == column;
                })
                .findFirst()
                .map(entry -> new KdlSourceEntry(node, entry));
    }

    private Optional<KdlSourceNode> nodeWith(Predicate<KdlSourceNode> wanted) {
        return find(block.live(), wanted);
    }

    private static Optional<KdlSourceNode> find(List<KdlSourceNode> nodes, Predicate<KdlSourceNode> wanted) {
        return nodes.stream()
                .flatMap(node -> wanted.test(node) ? Optional.of(node).stream() : find(node.nodes(), wanted).stream())
                .findFirst();
    }

    KdlText points() {
        return text;
    }

    SourceBlock block() {
        return block;
    }
}
