package dev.zplan.kdl;

import dev.zplan.kdl.KdlPrinterConfiguration.ExponentCharacter;
import dev.zplan.kdl.KdlPrinterConfiguration.PropertiesOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints documents: one node a line, arguments before properties before children, strings without quotes where they may be and
 * in plain quotes elsewhere, numbers in decimal.
 *
 * <p>Has no state; may be used by several threads.
 */
public final class KdlPrinter {

    private final KdlPrinterConfiguration configuration;

    /** Prints as {@link KdlPrinterConfiguration#DEFAULT} has it. */
    public KdlPrinter() {
        this(KdlPrinterConfiguration.DEFAULT);
    }

    /** Prints as configured. */
    public KdlPrinter(KdlPrinterConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The document as text, which ends with a newline; an empty document is one newline. */
    public String printToString(KdlDocument document) {
        StringBuilder out = new StringBuilder();
        document.nodes().forEach(node -> node(out, node, 0));
        return out.isEmpty() ? "\n" : out.toString();
    }

    /** A value as it stands behind the name of a node. */
    String printToString(KdlValue value) {
        StringBuilder out = new StringBuilder();
        value(out, value);
        return out.toString();
    }

    /** A property, name and value. */
    String printToString(KdlProperty property) {
        StringBuilder out = new StringBuilder();
        string(out, property.name());
        value(out.append('='), property.value());
        return out.toString();
    }

    private void node(StringBuilder out, KdlNode node, int depth) {
        indent(out, depth);
        type(out, node.type());
        string(out, node.name());
        for (KdlArgument argument : node.arguments()) {
            value(out.append(' '), argument.value());
        }
        for (KdlProperty property : properties(node)) {
            string(out.append(' '), property.name());
            value(out.append('='), property.value());
        }
        if (!node.children().isEmpty()) {
            out.append(" {\n");
            node.children().forEach(child -> node(out, child, depth + 1));
            indent(out, depth);
            out.append('}');
        }
        out.append('\n');
    }

    private void indent(StringBuilder out, int depth) {
        out.append(" ".repeat(depth * configuration.indentation()));
    }

    private Collection<KdlProperty> properties(KdlNode node) {
        Collection<KdlProperty> properties = configuration.printDuplicateProperties()
                ? node.properties().declared()
                : node.properties().effective();
        if (configuration.propertiesOrder() == PropertiesOrder.DECLARATION) {
            return properties;
        }
        List<KdlProperty> sorted = new ArrayList<>(properties);
        sorted.sort(Comparator.comparing(KdlProperty::name, KdlPrinter::compareCodePoints));
        return sorted;
    }

    private static int compareCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private void value(StringBuilder out, KdlValue value) {
        type(out, value.type());
        if (value instanceof KdlString string) {
            if (configuration.bareValues()) {
                string(out, string.value());
            } else {
                quoted(out, string.value());
            }
        } else if (value instanceof KdlBoolean bool) {
            out.append(bool.value() ? "#true" : "#false");
        } else if (value instanceof KdlNumber.Finite number) {
            out.append(finite(number));
        } else if (value instanceof KdlNumber.NonFinite number) {
            out.append(nonFinite(number.value()));
        } else {
            out.append("#null");
        }
    }

    private String finite(KdlNumber.Finite number) {
        String digits = number.value().toString();
        return configuration.exponent() == ExponentCharacter.LOWER_CASE ? digits.replace('E', 'e') : digits;
    }

    private static String nonFinite(double value) {
        if (Double.isNaN(value)) {
            return "#nan";
        }
        return value > 0 ? "#inf" : "#-inf";
    }

    private static void type(StringBuilder out, @Nullable String type) {
        if (type != null) {
            string(out.append('('), type);
            out.append(')');
        }
    }

    private static void string(StringBuilder out, String text) {
        if (Identifiers.isBare(text)) {
            out.append(text);
        } else {
            quoted(out, text);
        }
    }

    private static void quoted(StringBuilder out, String text) {
        out.append('"');
        text.codePoints().forEach(c -> escaped(out, c));
        out.append('"');
    }

    private static void escaped(StringBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (CodePoints.isNewline(c) || CodePoints.isDisallowed(c)) {
                    out.append("\\u{").append(Integer.toHexString(c)).append('}');
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }
}
