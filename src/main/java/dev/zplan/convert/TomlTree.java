package dev.zplan.convert;

import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads TOML 1.0 (toml.io). Jackson's reader has no places in its trees, and a message without a place is of little use. Taken is
 * also what TOML forbids without need: a table that is named twice, or goes on after its braces.
 */
final class TomlTree {

    private static final int DEEPEST = 100;

    private final TomlText text;
    private final Diagnostics out;

    private TomlTree(TomlText text, Diagnostics out) {
        this.text = text;
        this.out = out;
    }

    /** The document; empty, and told, if it is none. */
    static Optional<Datum> read(Source source, Diagnostics out) {
        try {
            return Optional.of(
                    new TomlTree(new TomlText(source), out).document().datum());
        } catch (TomlText.Fault e) {
            out.error(
                    "zplan::convert::syntax",
                    "this is not TOML: " + e.getMessage(),
                    e.span(),
                    "mend it, or say with --from what it is");
            return Optional.empty();
        }
    }

    /** What is still being put together. */
    private sealed interface Growing {
        Datum datum();
    }

    private record Whole(Datum datum) implements Growing {}

    private record Named(Span span, Growing value) {}

    private record Table(Map<String, Named> entries, Span span) implements Growing {
        Table(Span span) {
            this(new LinkedHashMap<>(), span);
        }

        @Override
        public Datum datum() {
            List<Datum.Entry> all = new ArrayList<>();
            entries.forEach((name, it) ->
                    all.add(new Datum.Entry(name, it.span(), it.value().datum())));
            return new Datum.Table(all, span);
        }
    }

    private record Tables(List<Table> items, Span span) implements Growing {
        @Override
        public Datum datum() {
            return new Datum.Row(items.stream().map(Table::datum).toList(), span);
        }
    }

    private Table document() throws TomlText.Fault {
        Table root = new Table(text.here());
        Table current = root;
        for (text.lines(); !text.isDone(); text.lines()) {
            if (text.peek() == '[') {
                current = header(root);
            } else {
                pair(current, 0);
            }
            text.endLine();
        }
        return root;
    }

    /** {@code [a.b]} or {@code [[a.b]]}: the table that the following lines speak of. */
    private Table header(Table root) throws TomlText.Fault {
        text.next();
        boolean several = text.take('[');
        List<TomlText.Key> key = text.key();
        text.expect(']', "]");
        if (several) {
            text.expect(']', "]");
        }
        Table parent = descend(root, key.subList(0, key.size() - 1));
        TomlText.Key last = key.get(key.size() - 1);
        if (!several) {
            return descend(parent, List.of(last));
        }
        Table added = new Table(last.span());
        Named there = parent.entries.computeIfAbsent(
                last.name(), name -> new Named(last.span(), new Tables(new ArrayList<>(), last.span())));
        if (there.value instanceof Tables tables) {
            tables.items.add(added);
        } else {
            twice(last, there);
        }
        return added;
    }

    private Table descend(Table from, List<TomlText.Key> key) {
        Table table = from;
        for (TomlText.Key part : key) {
            Named there =
                    table.entries.computeIfAbsent(part.name(), name -> new Named(part.span(), new Table(part.span())));
            if (there.value instanceof Table next) {
                table = next;
            } else if (there.value instanceof Tables tables) {
                table = tables.items.get(tables.items.size() - 1);
            } else {
                twice(part, there);
                table = new Table(part.span());
            }
        }
        return table;
    }

    private void pair(Table table, int depth) throws TomlText.Fault {
        List<TomlText.Key> key = text.key();
        text.expect('=', "=");
        text.blanks();
        TomlText.Key last = key.get(key.size() - 1);
        Growing value = value(depth);
        Named there = descend(table, key.subList(0, key.size() - 1))
                .entries
                .putIfAbsent(last.name(), new Named(last.span(), value));
        if (there != null) {
            twice(last, there);
        }
    }

    private void twice(TomlText.Key key, Named earlier) {
        out.error(
                "zplan::convert::duplicate_key",
                "`" + key.name() + "` stands twice in the same table",
                key.span(),
                "the first is at " + earlier.span + "; keep one of them");
    }

    private Growing value(int depth) throws TomlText.Fault {
        if (depth > DEEPEST) {
            throw text.fault("it is too deep");
        }
        Span span = text.here();
        int c = text.peek();
        if (c == '{') {
            return inline(span, depth);
        }
        if (c == '[') {
            return new Whole(row(span, depth));
        }
        return new Whole(new Datum.Word(c == '"' || c == '\'' ? text.text() : text.plain(), span));
    }

    private Table inline(Span span, int depth) throws TomlText.Fault {
        Table table = new Table(span);
        text.next();
        text.lines();
        while (text.peek() != '}') {
            pair(table, depth + 1);
            text.lines();
            if (!text.take(',')) {
                break;
            }
            text.lines();
        }
        text.expect('}', "}");
        return table;
    }

    private Datum row(Span span, int depth) throws TomlText.Fault {
        List<Datum> items = new ArrayList<>();
        text.next();
        text.lines();
        while (text.peek() != ']') {
            items.add(value(depth + 1).datum());
            text.lines();
            if (!text.take(',')) {
                break;
            }
            text.lines();
        }
        text.expect(']', "]");
        return new Datum.Row(items, span);
    }
}
