package dev.zplan.kdl;

import dev.zplan.kdl.KdlToken.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A node as it stands in a {@link KdlSource}, with the comments around and within it. */
public final class KdlSourceNode {

    private final KdlText text;
    private final List<KdlToken> lead;
    private final List<KdlToken> slashdash;
    private final List<KdlToken> head;
    private final List<SourcePart> parts;
    private final List<KdlToken> trail;

    KdlSourceNode(
            KdlText text,
            List<KdlToken> lead,
            List<KdlToken> slashdash,
            List<KdlToken> head,
            List<SourcePart> parts,
            List<KdlToken> trail) {
        this.text = text;
        this.lead = List.copyOf(lead);
        this.slashdash = List.copyOf(slashdash);
        this.head = List.copyOf(head);
        this.parts = List.copyOf(parts);
        this.trail = List.copyOf(trail);
    }

    /** The name. */
    public String name() {
        return ((KdlString) Objects.requireNonNull(last(head).value())).value();
    }

    /** Where the name stands. */
    public KdlSpan nameSpan() {
        return text.span(last(head).from(), last(head).to());
    }

    /** The arguments, in order, without those that are commented out. */
    public List<KdlValue> arguments() {
        return argumentEntries().map(SourceEntry::value).toList();
    }

    /** The value of the property of that name: of the last one, if it is declared more than once. */
    public Optional<KdlValue> property(String name) {
        return entries()
                .filter(entry -> name.equals(entry.name()))
                .reduce((first, second) -> second)
                .map(SourceEntry::value);
    }

    /** The names of its properties, in order, without those that are commented out. */
    public List<String> properties() {
        return entries()
                .flatMap(entry -> Optional.ofNullable(entry.name()).stream())
                .toList();
    }

    /** The children, in order, without those that are commented out. */
    public List<KdlSourceNode> nodes() {
        return blockPart().map(part -> ((SourceBlock) part.content()).live()).orElse(List.of());
    }

    /** White space and comments before it, back to what ends the node before. */
    List<KdlToken> lead() {
        return lead;
    }

    /** The mark that comments it out, with what stands behind the mark. */
    List<KdlToken> slashdash() {
        return slashdash;
    }

    /** Type annotation and name. */
    List<KdlToken> head() {
        return head;
    }

    /** Entries and blocks, those that are commented out included. */
    List<SourcePart> parts() {
        return parts;
    }

    /** What ends it, with a comment behind it and the end of its line. */
    List<KdlToken> trail() {
        return trail;
    }

    boolean isCommentedOut() {
        return !slashdash.isEmpty();
    }

    /** The parts that are entries and count. */
    Stream<SourcePart> entryParts() {
        return parts.stream().filter(part -> !part.isCommentedOut() && part.content() instanceof SourceEntry);
    }

    private Stream<SourceEntry> entries() {
        return entryParts().map(part -> (SourceEntry) part.content());
    }

    private Stream<SourceEntry> argumentEntries() {
        return entries().filter(entry -> entry.name() == null);
    }

    /** The block of children that counts. */
    Optional<SourcePart> blockPart() {
        return parts.stream()
                .filter(part -> !part.isCommentedOut() && part.content() instanceof SourceBlock)
                .findFirst();
    }

    /** Its first code point, the mark that comments it out included. */
    int from() {
        return (slashdash.isEmpty() ? head : slashdash).get(0).from();
    }

    /** Behind the last code point of name, entries and blocks. */
    int to() {
        return parts.isEmpty() ? last(head).to() : last(parts).to();
    }

    /** Behind what ends it. */
    int end() {
        return trail.isEmpty() ? to() : last(trail).to();
    }

    /** Whether nothing else stands behind it on its line, and the line has an end. */
    boolean endsLine() {
        boolean continued = false;
        boolean ended = false;
        for (KdlToken token : trail) {
            if (token.is(Kind.CONTINUATION)) {
                continued = true;
            } else if (token.is(Kind.NEWLINE)) {
                ended = !continued;
                continued = false;
            }
        }
        return ended;
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
