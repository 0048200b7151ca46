package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Value;
import dev.zplan.spec.Document;
import dev.zplan.spec.DocumentReader;
import dev.zplan.spec.Scalar;
import dev.zplan.spec.SpecNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads KDL as tables. A node with properties or children is a table, where its arguments are named {@link #ARGUMENTS}; one with
 * arguments alone is a word or a row; nodes of one name are a row. Names are compared in small letters, with {@code -} for
 * {@code _}.
 */
final class KdlTree {

    /** The name of a node's arguments in its table. */
    static final String ARGUMENTS = "";

    private KdlTree() {}

    /** The document; empty, and told, if it is none. */
    static Optional<Datum.Table> read(Source source, Diagnostics out) {
        Source named = source.name().endsWith(".kdl") ? source : new Source(source.name() + ".kdl", source.text());
        Document document = new DocumentReader(List.of()).nodes(named);
        out.addAll(document.diagnostics());
        boolean readable = document.diagnostics().isEmpty();
        return readable ? Optional.of(table(document.nodes(), source.span(1, 1, 0))) : Optional.empty();
    }

    private static Datum.Table table(List<SpecNode> nodes, Span span) {
        Map<String, List<SpecNode>> byName = new LinkedHashMap<>();
        for (SpecNode node : nodes) {
            String name = node.name().toLowerCase(Locale.ROOT).replace('_', '-');
            byName.computeIfAbsent(name, n -> new ArrayList<>()).add(node);
        }
        List<Datum.Entry> entries = new ArrayList<>();
        byName.forEach((name, same) -> {
            Span at = same.get(0).span();
            Datum value = same.size() == 1
                    ? value(same.get(0))
                    : new Datum.Row(same.stream().map(KdlTree::value).toList(), at);
            entries.add(new Datum.Entry(name, at, value));
        });
        return new Datum.Table(entries, span);
    }

    private static Datum value(SpecNode node) {
        if (node.children().isEmpty()) {
            return arguments(node);
        }
        Datum.Table table = table(node.children(), node.span());
        if (node.arguments().isEmpty()) {
            return table;
        }
        List<Datum.Entry> entries = new ArrayList<>(table.entries());
        entries.add(0, new Datum.Entry(ARGUMENTS, node.arguments().get(0).span(), arguments(node)));
        return new Datum.Table(entries, node.span());
    }

    private static Datum arguments(SpecNode node) {
        List<Datum> words = new ArrayList<>();
        for (Scalar scalar : node.arguments()) {
            Value value = scalar.value();
            words.add(new Datum.Word(value.show(), scalar.span()));
        }
        return switch (words.size()) {
            case 0 -> new Datum.Nothing(node.span());
            case 1 -> words.get(0);
            default -> new Datum.Row(words, node.span());
        };
    }
}
