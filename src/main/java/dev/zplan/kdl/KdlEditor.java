package dev.zplan.kdl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes to a document that leave everything else as it was written. They are collected, and made together by {@link #text}:
 * the nodes given are always those of the source. What is removed takes along what was changed within it.
 *
 * <p>Strings are written in quotes. Not for several threads.
 */
public final class KdlEditor {

    private static final KdlPrinter PRINTER = new KdlPrinter(KdlPrinterConfiguration.DEFAULT.withBareValues(false));

    private record Edit(int from, int to, String text) {}

    private final KdlSource source;
    private final KdlText text;
    private final String newline;
    private final List<Edit> edits = new ArrayList<>();
    private final Map<KdlSourceNode, List<KdlNode>> children = new LinkedHashMap<>();
    private final List<KdlNode> appended = new ArrayList<>();

    /** Starts with a source that stays as it is. */
    public KdlEditor(KdlSource source) {
        this.source = source;
        this.text = source.points();
        this.newline = source.text().contains("\r\n") ? "\r\n" : "\n";
    }

    /** Gives a property another value: the last one of that name, which is the one that counts; adds it if there is none. */
    public void setProperty(KdlSourceNode node, String name, KdlValue value) {
        List<SourcePart> parts = node.entryParts().toList();
        Optional<SourceEntry> last = parts.stream()
                .map(part -> (SourceEntry) part.content())
                .filter(entry -> name.equals(entry.name()))
                .reduce((first, second) -> second);
        if (last.isPresent()) {
            replace(last.get(), value);
        } else {
            insert(endOf(node, parts), " " + PRINTER.printToString(KdlProperty.of(name, value)));
        }
    }

    /** Removes a property; nothing happens if there is none of that name. */
    public void removeProperty(KdlSourceNode node, String name) {
        node.entryParts()
                .filter(part -> name.equals(((SourceEntry) part.content()).name()))
                .forEach(this::remove);
    }

    /** Gives an argument or a property another value. */
    public void setValue(KdlSourceEntry entry, KdlValue value) {
        replace(entry.entry(), value);
    }

    /**
     * Gives an argument another value.
     *
     * @param index from 0
     * @throws IndexOutOfBoundsException if there is none
     */
    public void setArgument(KdlSourceNode node, int index, KdlValue value) {
        replace((SourceEntry) arguments(node).get(index).content(), value);
    }

    /** Adds an argument behind the others. */
    public void addArgument(KdlSourceNode node, KdlValue value) {
        insert(endOf(node, arguments(node)), " " + PRINTER.printToString(value));
    }

    /**
     * Removes an argument.
     *
     * @param index from 0
     * @throws IndexOutOfBoundsException if there is none
     */
    public void removeArgument(KdlSourceNode node, int index) {
        remove(arguments(node).get(index));
    }

    /** Adds a node behind the last one of the document. */
    public void append(KdlNode node) {
        appended.add(node);
    }

    /** Adds a child behind the last one of a node. */
    public void append(KdlSourceNode parent, KdlNode child) {
        children.computeIfAbsent(parent, p -> new ArrayList<>()).add(child);
    }

    /**
     * Removes a node with what belongs to it: the comment behind it, and the comments right above it, up to an empty line. Of
     * the empty lines around it, one is left.
     */
    public void removeNode(KdlSourceNode node) {
        Removal removal = Removal.of(source, node);
        edits.add(new Edit(removal.from(), removal.to(), ""));
    }

    /** The text with all changes. */
    public String text() {
        List<Edit> all = new ArrayList<>(edits);
        children.forEach((parent, nodes) -> all.add(childrenOf(parent, nodes)));
        if (!appended.isEmpty()) {
            all.add(behind(source.block(), appended, ""));
        }
        all.sort(Comparator.comparingInt(Edit::from).thenComparing(edit -> edit.to() > edit.from()));
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (Edit edit : all) {
            if (edit.from() >= done) {
                out.append(text.slice(done, edit.from())).append(edit.text());
            }
            done = Math.max(done, edit.to());
        }
        return out.append(text.slice(done, text.length())).toString();
    }

    private static List<SourcePart> arguments(KdlSourceNode node) {
        return node.entryParts()
                .filter(part -> ((SourceEntry) part.content()).name() == null)
                .toList();
    }

    private static int endOf(KdlSourceNode node, List<SourcePart> parts) {
        return parts.isEmpty()
                ? node.head().get(node.head().size() - 1).to()
                : parts.get(parts.size() - 1).to();
    }

    private void replace(SourceEntry entry, KdlValue value) {
        edits.add(new Edit(entry.first().from(), entry.last().to(), PRINTER.printToString(value)));
    }

    private void insert(int at, String what) {
        edits.add(new Edit(at, at, what));
    }

    /** Comments before it stay. */
    private void remove(SourcePart part) {
        boolean bare = Gap.of(part.gap()).withoutBareBreaks().isEmpty();
        int from = bare && !part.gap().isEmpty() ? part.gap().get(0).from() : part.from();
        edits.add(new Edit(from, part.to(), ""));
    }

    private Edit childrenOf(KdlSourceNode parent, List<KdlNode> nodes) {
        String outer = indentation(parent.from());
        Optional<SourcePart> part = parent.blockPart();
        if (part.isEmpty()) {
            String block = " {" + newline + printed(nodes, outer + "    ") + outer + "}";
            return new Edit(parent.to(), parent.to(), block);
        }
        SourceBlock block = (SourceBlock) part.get().content();
        if (!block.nodes().isEmpty()) {
            return behind(block, nodes, outer + "    ");
        }
        int close = part.get().to() - 1;
        String inner = printed(nodes, outer + "    ");
        if (block.head().isEmpty()) {
            int from = Gap.of(block.tail()).isEmpty() ? part.get().from() + 1 : close;
            return new Edit(from, close, newline + inner + outer);
        }
        int line = lineStart(close);
        return new Edit(line, line, inner);
    }

    /** Nodes behind the last one of a block that has any, or of the document. */
    private Edit behind(SourceBlock block, List<KdlNode> nodes, String usual) {
        if (block.nodes().isEmpty()) {
            String end = text.length() > text.start() && lineStart(text.length()) < text.length() ? newline : "";
            return new Edit(text.length(), text.length(), end + printed(nodes, usual));
        }
        KdlSourceNode last = block.nodes().get(block.nodes().size() - 1);
        String indentation = startsLine(last) ? indentation(last.from()) : usual;
        String lines = printed(nodes, indentation);
        if (last.endsLine()) {
            return new Edit(last.end(), last.end(), lines);
        }
        boolean continued = last.trail().stream().anyMatch(token -> token.is(KdlToken.Kind.CONTINUATION));
        boolean atEnd = last.end() == text.length();
        if (atEnd && !continued) {
            return new Edit(last.end(), last.end(), newline + lines);
        }
        String sameLine = (atEnd ? newline : "; ") + lines.strip();
        return new Edit(last.to(), last.to(), sameLine);
    }

    private String printed(List<KdlNode> nodes, String indentation) {
        StringBuilder out = new StringBuilder();
        PRINTER.printToString(new KdlDocument(nodes))
                .lines()
                .forEach(line -> out.append(indentation).append(line).append(newline));
        return out.toString();
    }

    private boolean startsLine(KdlSourceNode node) {
        return lineStart(node.from()) + indentation(node.from()).length() == node.from();
    }

    private String indentation(int offset) {
        int start = lineStart(offset);
        return text.slice(start, start + text.indentation(offset));
    }

    private int lineStart(int offset) {
        return offset - (text.span(offset, offset).column() - 1);
    }
}
