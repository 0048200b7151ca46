package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A YAML text as SnakeYAML's nodes, with their places, and with bounds on what aliases may grow to.
 *
 * <p>SnakeYAML's composer is used below Jackson because its nodes keep marks and quoting; its own resolution of types, which is
 * that of YAML 1.1, is switched off.
 */
public final class YamlText {

    private static final int MOST_CODE_POINTS = 16 * 1024 * 1024;
    private static final int DEEPEST = 100;

    /** How many nodes may be read a second time, through aliases. */
    private static final int MOST_REPEATED = 10_000;

    private static final Tag UNTAGGED = new Tag("zplan:untagged");

    private final Source source;
    private final Diagnostics out;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Node> path = new ArrayDeque<>();
    private int repeated;

    /** Of this source; what is wrong with it is told. */
    public YamlText(Source source, Diagnostics out) {
        this.source = source;
        this.out = out;
    }

    /** The document's root; null if it is empty or wrong. */
    public @Nullable Node compose() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CODE_POINTS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_REPEATED);
        String text = source.text().startsWith("\uFEFF") ? source.text().substring(1) : source.text();
        try {
            Composer composer = new Composer(new ParserImpl(new StreamReader(text), options), new Untyped(), options);
            Node root = composer.checkNode() ? composer.getNode() : null;
            if (root != null && composer.checkNode()) {
                out.error(
                        "zplan::spec::syntax",
                        "a second YAML document begins here",
                        start(composer.getNode()),
                        "write one document per file");
            }
            return root;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            out.error("zplan::spec::syntax", sentence(e), mark == null ? null : place(mark, 1), HELP);
        } catch (ReaderException e) {
            out.error(
                    "zplan::spec::syntax",
                    unprintable(e.getCodePoint()),
                    place(text, e.getPosition()),
                    "remove it, or write it as an escape in double quotes");
        } catch (YAMLException e) {
            out.error(
                    "zplan::spec::syntax", "this YAML is too large or too deep", null, String.valueOf(e.getMessage()));
        }
        return null;
    }

    private static final String HELP = "check the indentation, and quote texts with special characters";

    private static String sentence(MarkedYAMLException e) {
        String context = e.getContext() == null ? "" : e.getContext().strip() + ", ";
        String problem = e.getProblem() == null
                ? "the text cannot be read"
                : e.getProblem().strip();
        return "this is not YAML: "
                + (context + problem).replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }

    private static String unprintable(int codePoint) {
        return String.format("the character U+%04X may not stand in YAML", codePoint);
    }

    private Span place(String text, int index) {
        int[] points = text.codePoints().toArray();
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(index, points.length); i++) {
            boolean end = points[i] == '\n' || (points[i] == '\r' && (i + 1 == points.length || points[i + 1] != '\n'));
            line += end ? 1 : 0;
            column = end ? 1 : column + 1;
        }
        return source.span(line, column, 1);
    }

    private Span place(Mark mark, int length) {
        return source.span(mark.getLine() + 1, mark.getColumn() + 1, length);
    }

    /** The node, up to the end of its first line. */
    public Span span(Node node) {
        Mark start = node.getStartMark();
        Mark end = node.getEndMark();
        if (start.getLine() == end.getLine()) {
            return place(start, end.getColumn() - start.getColumn());
        }
        String line = source.line(start.getLine() + 1).stripTrailing();
        return place(start, Math.max(0, line.codePointCount(0, line.length()) - start.getColumn()));
    }

    /** Where a node begins: a mapping at its first name. */
    public Span start(Node node) {
        if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return span(mapping.getValue().get(0).getKeyNode());
        }
        return span(node);
    }

    /** Whether a node says that there is no value. */
    public boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.isPlain() && YamlScalars.plain(scalar.getValue()) == null;
    }

    /** Tells of an explicit tag. */
    public void tagged(Node node) {
        if (!node.getTag().equals(UNTAGGED)) {
            out.error(
                    "zplan::spec::type_annotation",
                    "the tag " + node.getTag().getValue() + " has no meaning here",
                    span(node),
                    "remove it; put a text in quotes if it looks like a number");
        }
    }

    /** Steps into a node; false, which is told, where its aliases go in circles or never end. */
    public boolean enter(Node node, Span from) {
        if (path.contains(node)) {
            out.error("zplan::spec::syntax", "an alias contains itself", from, "write the value out");
            return false;
        }
        if (!seen.add(node) && ++repeated > MOST_REPEATED) {
            if (repeated == MOST_REPEATED + 1) {
                out.error(
                        "zplan::spec::syntax",
                        "aliases repeat more than " + MOST_REPEATED + " values",
                        from,
                        "write the values out, or use a template");
            }
            return false;
        }
        if (!(node instanceof ScalarNode)) {
            tagged(node);
        }
        path.push(node);
        return true;
    }

    /** Steps out of the node that was entered last. */
    public void leave(Node node) {
        path.remove(node);
    }

    /** Leaves every scalar without a type. */
    private static final class Untyped extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // the types of YAML 1.1 are not wanted
        }

        @Override
        public Tag resolve(NodeId kind, @Nullable String value, boolean implicit) {
            return UNTAGGED;
        }
    }
}
