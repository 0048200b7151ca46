package dev.zplan.kdl;

import dev.zplan.kdl.KdlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one text: the grammar of documents, nodes and entries, by recursive descent. */
final class DocumentReader {

    private final KdlText text;
    private final TokenCursor tokens;
    private @Nullable String suspicion;

    DocumentReader(KdlText text) throws KdlParseException {
        this.text = text;
        this.tokens = new TokenCursor(text);
    }

    KdlDocument read() throws KdlParseException {
        List<KdlNode> nodes = nodes(0);
        if (tokens.at(Kind.CLOSE_BLOCK)) {
            throw tokens.error("This `}` closes nothing", suspect("Delete it, or look for a { that is missing above"));
        }
        return new KdlDocument(nodes);
    }

    private List<KdlNode> nodes(int depth) throws KdlParseException {
        List<KdlNode> nodes = new ArrayList<>();
        tokens.skipLineSpace();
        while (!tokens.at(Kind.END) && !tokens.at(Kind.CLOSE_BLOCK)) {
            boolean dropped = slashdash();
            KdlNode node = node(depth);
            if (!dropped) {
                nodes.add(node);
            }
            terminator();
            tokens.skipLineSpace();
        }
        return nodes;
    }

    private KdlNode node(int depth) throws KdlParseException {
        String type = type();
        if (!tokens.at(Kind.STRING)) {
            throw noNodeName(type);
        }
        KdlToken name = tokens.current();
        KdlNode.Builder node = KdlNode.builder(string(name)).type(type).nameSpan(text.span(name.from(), name.to()));
        tokens.advance();
        body(node, depth);
        return node.build();
    }

    /** Entries, then children blocks: one at most that counts, any number that are commented out. */
    private void body(KdlNode.Builder node, int depth) throws KdlParseException {
        boolean anyBlock = false;
        boolean children = false;
        while (tokens.at(Kind.SLASHDASH) || tokens.at(Kind.OPEN_BLOCK) || atEntry()) {
            boolean spaced = tokens.spaced();
            boolean dropped = slashdash();
            if (tokens.at(Kind.OPEN_BLOCK)) {
                if (children && !dropped) {
                    throw tokens.error("A node has one block of children only", "Put all children into one {...}");
                }
                List<KdlNode> block = block(depth + 1);
                if (!dropped) {
                    node.children(block);
                    children = true;
                }
                anyBlock = true;
            } else {
                requireEntry(spaced || dropped, anyBlock);
                entry(dropped ? KdlNode.builder("") : node);
            }
        }
    }

    private boolean atEntry() {
        return tokens.at(Kind.OPEN_TYPE) || tokens.current().isValue();
    }

    private void requireEntry(boolean spaced, boolean afterBlock) throws KdlParseException {
        if (!atEntry()) {
            throw unexpected();
        }
        if (afterBlock) {
            throw tokens.error(
                    tokens.description() + " cannot follow a block of children",
                    "If it starts the next node, put it on a new line or a ; before it; else move it before the {");
        }
        if (!spaced) {
            throw noSpace();
        }
    }

    private KdlParseException noSpace() {
        int from = tokens.current().from();
        boolean oldRaw = text.slice(from - 1, from).equals("r") && tokens.at(Kind.STRING);
        return tokens.error(
                "A space is missing before " + tokens.description(),
                oldRaw
                        ? "A raw string is written #\"...\"#, without the r of KDL 1"
                        : "Separate arguments and properties by spaces; text that holds quotes or () stands in quotes");
    }

    private List<KdlNode> block(int depth) throws KdlParseException {
        KdlToken open = tokens.current();
        if (depth > KdlParser.MAX_DEPTH) {
            throw tokens.error("Nodes are nested deeper than " + KdlParser.MAX_DEPTH + " levels", null);
        }
        tokens.advance();
        List<KdlNode> nodes = nodes(depth);
        if (!tokens.at(Kind.CLOSE_BLOCK)) {
            throw text.error(open.from(), open.to(), "This block is never closed", suspect("Close it with }"));
        }
        compareIndentation(open, tokens.current());
        tokens.advance();
        return nodes;
    }

    /** Where braces do not match in the end, the first pair that is indented oddly is most likely to blame. */
    private void compareIndentation(KdlToken open, KdlToken close) {
        int start = text.span(open.from(), open.to()).line();
        KdlSpan end = text.span(close.from(), close.to());
        if (suspicion != null || start == end.line()) {
            return;
        }
        int indentation = text.indentation(close.from());
        boolean firstOnItsLine = end.column() == indentation + 1;
        if (firstOnItsLine && indentation != text.indentation(open.from())) {
            suspicion = "the } in line " + end.line() + " closes the block of line " + start
                    + ", but is indented differently";
        }
    }

    private String suspect(String help) {
        return suspicion == null ? help : help + "; " + suspicion;
    }

    /** An argument; or, if it is a string with an equals sign behind it, the name of a property. */
    private void entry(KdlNode.Builder node) throws KdlParseException {
        KdlToken first = tokens.current();
        KdlArgument start = value();
        if (!tokens.at(Kind.EQUALS)) {
            node.argument(start);
            return;
        }
        if (!(start.value() instanceof KdlString name)) {
            throw text.error(
                    first.from(), first.to(), "The name of a property must be a string", "Put the name in quotes");
        }
        if (name.type() != null) {
            throw text.error(
                    first.from(),
                    first.to(),
                    "A type annotation belongs to the value of a property, not to its name",
                    "Write name=(type)value");
        }
        tokens.advance();
        KdlArgument value = value();
        node.property(new KdlProperty(name.value(), start.span(), value.value(), value.span()));
    }

    private KdlArgument value() throws KdlParseException {
        int from = tokens.current().from();
        String type = type();
        KdlToken token = tokens.current();
        KdlValue value = token.value();
        if (value == null) {
            throw tokens.error(
                    "A value is missing before " + tokens.description(),
                    tokens.at(Kind.SLASHDASH) ? "Only whole properties can be commented out: /- name=value" : null);
        }
        tokens.advance();
        return new KdlArgument(type == null ? value : value.withType(type), text.span(from, token.to()));
    }

    private @Nullable String type() throws KdlParseException {
        if (!tokens.at(Kind.OPEN_TYPE)) {
            return null;
        }
        tokens.advance();
        KdlToken name = tokens.current();
        if (!name.is(Kind.STRING)) {
            throw tokens.error(
                    "The name of a type is missing before " + tokens.description(),
                    "(...) annotates a value or node with a type; text that holds () stands in quotes");
        }
        tokens.advance();
        if (!tokens.at(Kind.CLOSE_TYPE)) {
            throw tokens.error(
                    "A `)` is missing before " + tokens.description(),
                    "(...) annotates a value or node with one type; text that holds () stands in quotes");
        }
        tokens.advance();
        return string(name);
    }

    private static String string(KdlToken token) {
        return ((KdlString) Objects.requireNonNull(token.value())).value();
    }

    /** Whether what follows is commented out. */
    private boolean slashdash() throws KdlParseException {
        if (!tokens.at(Kind.SLASHDASH)) {
            return false;
        }
        KdlToken slashdash = tokens.current();
        tokens.advance();
        tokens.skipLineSpace();
        return switch (tokens.current().kind()) {
            case SLASHDASH, SEMICOLON, CLOSE_BLOCK, END ->
                throw text.error(
                        slashdash.from(),
                        slashdash.to(),
                        "`/-` has nothing to comment out here",
                        "It drops the node, argument, property or {...} behind it; an ordinary comment starts with //");
            default -> true;
        };
    }

    private void terminator() throws KdlParseException {
        switch (tokens.current().kind()) {
            case SEMICOLON -> tokens.advance();
            case NEWLINE, LINE_COMMENT, CLOSE_BLOCK, END -> {
                // ends the node without being part of it
            }
            default -> throw unexpected();
        }
    }

    private KdlParseException unexpected() {
        return tokens.error(
                tokens.description() + " cannot stand here",
                tokens.at(Kind.EQUALS)
                        ? "A property is written name=value, behind the name of its node: node name=value"
                        : "A node ends with its line or with ;");
    }

    private KdlParseException noNodeName(@Nullable String type) {
        return switch (tokens.current().kind()) {
            case NUMBER, KEYWORD ->
                tokens.error("A node cannot have the name " + tokens.description(), "Put the name in quotes");
            case OPEN_BLOCK -> tokens.error("This block belongs to no node", "Put the name of a node before the {");
            case SEMICOLON -> tokens.error("This `;` ends no node", "Delete it");
            default ->
                tokens.error(
                        "The name of a node is missing before " + tokens.description(),
                        type == null ? null : "(...) is the type of the node whose name follows it");
        };
    }
}
