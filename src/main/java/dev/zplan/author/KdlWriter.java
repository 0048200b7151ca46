package dev.zplan.author;

import dev.zplan.kdl.KdlDocument;
import dev.zplan.kdl.KdlNode;
import dev.zplan.kdl.KdlPrinter;
import dev.zplan.kdl.KdlValue;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes KDL: a zone has a line for each field, everything else its single values behind its name as far as a line holds them.
 * Texts are quoted, names only where they must be.
 */
public final class KdlWriter implements SpecWriter {

    private static final int WIDTH = 110;
    private static final int INDENTATION = 4;

    private final KdlPrinter printer = new KdlPrinter();
    private final Literals literals;

    private KdlWriter(boolean expressions) {
        literals = new Literals(expressions);
    }

    /** Writes plans and templates: a <code>${</code> in a text is written so that it stays one. */
    public static KdlWriter literal() {
        return new KdlWriter(true);
    }

    /** Writes texts as they are: files that know no expressions (pools, settings), or sketches with expressions in them. */
    public static KdlWriter verbatim() {
        return new KdlWriter(false);
    }

    @Override
    public String suffix() {
        return "kdl";
    }

    @Override
    public String print(List<Sketch> nodes) {
        StringBuilder out = new StringBuilder();
        boolean apart = false;
        for (Sketch node : nodes) {
            String text = node(node, 0);
            boolean large = text.indexOf('\n') < text.length() - 1;
            if (!out.isEmpty() && (apart || large)) {
                out.append('\n');
            }
            out.append(text);
            apart = large;
        }
        return out.toString();
    }

    private String node(Sketch node, int depth) {
        StringBuilder out = new StringBuilder();
        String indent = " ".repeat(depth * INDENTATION);
        node.remarks()
                .forEach(remark -> out.append(indent)
                        .append(("// " + Literals.remark(remark)).stripTrailing())
                        .append('\n'));
        StringBuilder line = new StringBuilder(indent).append(name(node.name()));
        node.arguments().forEach(argument -> line.append(' ').append(value(argument)));
        List<Sketch> inside = new ArrayList<>(node.entries());
        if (depth > 0 || !Literals.isTall(node.name())) {
            List<Sketch> properties = properties(inside);
            String text = properties.stream().map(this::property).collect(Collectors.joining());
            if (line.length() + text.length() <= WIDTH) {
                line.append(text);
                inside.removeAll(properties);
            }
        }
        out.append(line);
        if (!inside.isEmpty()) {
            out.append(" {\n");
            inside.forEach(entry -> out.append(node(entry, depth + 1)));
            out.append(indent).append('}');
        }
        return out.append('\n').toString();
    }

    private String property(Sketch field) {
        return " " + name(field.name()) + "=" + value(field.arguments().get(0));
    }

    /** What may stand behind its node's name; several of one name keep their order in the block. */
    private static List<Sketch> properties(List<Sketch> entries) {
        Map<String, Long> named = entries.stream().collect(Collectors.groupingBy(Sketch::name, Collectors.counting()));
        return entries.stream()
                .filter(entry -> entry.arguments().size() == 1
                        && entry.entries().isEmpty()
                        && entry.remarks().isEmpty()
                        && named.getOrDefault(entry.name(), 0L) == 1)
                .toList();
    }

    private String name(String name) {
        return print(KdlNode.builder(name).build());
    }

    private String value(Value value) {
        if (value instanceof Value.Flag flag) {
            return flag.on() ? "#true" : "#false";
        }
        String text = literals.text(value);
        if (!Literals.isText(value)) {
            return text;
        }
        String printed =
                print(KdlNode.builder("-").argument(KdlValue.of(text)).build()).substring("- ".length());
        return printed.startsWith("\"") ? printed : "\"" + printed + "\"";
    }

    private String print(KdlNode node) {
        return printer.printToString(KdlDocument.of(node)).stripTrailing();
    }
}
