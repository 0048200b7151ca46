package dev.zplan.spec;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.kdl.KdlArgument;
import dev.zplan.kdl.KdlBoolean;
import dev.zplan.kdl.KdlNode;
import dev.zplan.kdl.KdlNumber;
import dev.zplan.kdl.KdlParseException;
import dev.zplan.kdl.KdlParser;
import dev.zplan.kdl.KdlProperty;
import dev.zplan.kdl.KdlSpan;
import dev.zplan.kdl.KdlString;
import dev.zplan.kdl.KdlValue;
import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** KDL as spec nodes: a property becomes a child with one argument, also when it is declared twice. */
final class KdlReader {

    private static final int MOST_PLACES = 1000;

    private final Source source;
    private final Diagnostics out = new Diagnostics();

    private KdlReader(Source source) {
        this.source = source;
    }

    static Document read(Source source) {
        KdlReader reader = new KdlReader(source);
        List<SpecNode> nodes = List.of();
        try {
            nodes = reader.nodes(
                    new KdlParser().parse(source.name(), source.text()).nodes());
        } catch (KdlParseException e) {
            reader.out.error("zplan::spec::syntax", e.error(), reader.span(e.span()), e.help());
        }
        return new Document(nodes, reader.out.list());
    }

    private List<SpecNode> nodes(List<KdlNode> nodes) {
        return nodes.stream().map(this::node).flatMap(Optional::stream).toList();
    }

    /** Empty for a node whose only values say that there is none. */
    private Optional<SpecNode> node(KdlNode node) {
        annotated(node.type(), node.nameSpan());
        List<Scalar> arguments = new ArrayList<>();
        for (KdlArgument argument : node.arguments()) {
            Scalar scalar = scalar(argument.value(), argument.span());
            if (scalar != null) {
                arguments.add(scalar);
            }
        }
        List<SpecNode> children = new ArrayList<>();
        for (KdlProperty property : node.properties()) {
            Scalar scalar = scalar(property.value(), property.valueSpan());
            if (scalar != null) {
                children.add(new SpecNode(property.name(), span(property.nameSpan()), List.of(scalar), List.of()));
            }
        }
        children.addAll(nodes(node.children()));
        boolean valueless = arguments.isEmpty() && !node.arguments().isEmpty() && children.isEmpty();
        return valueless
                ? Optional.empty()
                : Optional.of(new SpecNode(node.name(), span(node.nameSpan()), arguments, children));
    }

    private @Nullable Scalar scalar(KdlValue value, KdlSpan place) {
        annotated(value.type(), place);
        if (value instanceof KdlString text) {
            return new Scalar(Value.text(text.value()), span(place));
        }
        if (value instanceof KdlBoolean flag) {
            return new Scalar(Value.flag(flag.value()), span(place));
        }
        if (value instanceof KdlNumber.Finite number
                && Math.abs((long) number.value().scale()) <= MOST_PLACES) {
            return new Scalar(new Value.Num(number.value()), span(place));
        }
        if (value instanceof KdlNumber) {
            out.error(
                    "zplan::spec::no_value",
                    "this number is of no use here",
                    span(place),
                    "write a number with at most " + MOST_PLACES + " digits");
            return null;
        }
        out.error(
                "zplan::spec::no_value",
                "#null is not a value",
                span(place),
                "leave the field out to have its default; write \"\" for an empty text");
        return null;
    }

    private void annotated(@Nullable String type, KdlSpan place) {
        if (type != null) {
            out.error(
                    "zplan::spec::type_annotation",
                    "the type annotation (" + type + ") has no meaning here",
                    span(place),
                    "remove it: the field says what its value is");
        }
    }

    private Span span(KdlSpan span) {
        return source.span(span.line(), span.column(), span.length());
    }
}
