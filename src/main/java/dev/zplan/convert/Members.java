package dev.zplan.convert;

import dev.zplan.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of keys, in the shapes that zadm and vmadm allow: one word for a list of one, one word for a table with one obvious
 * member, flags in many words.
 *
 * @param node where what is not carried over is told
 */
record Members(NodeDraft node) {

    private static final int ATTR_LIMIT = 255;
    private static final Set<String> YES = Set.of("true", "on", "yes", "1");
    private static final Set<String> NO = Set.of("false", "off", "no", "0");

    static boolean isWord(Datum.Entry entry, String text) {
        return entry.value() instanceof Datum.Word word && word.text().equals(text);
    }

    /** A flag; empty, and told, if it is none. */
    Optional<Boolean> flag(Datum.Entry entry) {
        if (entry.value() instanceof Datum.Word word) {
            String text = word.text().toLowerCase(Locale.ROOT);
            if (YES.contains(text) || NO.contains(text)) {
                return Optional.of(YES.contains(text));
            }
        }
        if (!(entry.value() instanceof Datum.Nothing)) {
            node.shape(entry, "true or false");
        }
        return Optional.empty();
    }

    /** Sets a field, unless it is the empty text, with which zadm says that there is none. */
    void unlessEmpty(String field, Datum.Entry entry) {
        unlessEmpty(node, field, entry);
    }

    static void unlessEmpty(NodeDraft node, String field, Datum.Entry entry) {
        if (!isWord(entry, "")) {
            node.set(field, entry);
        }
    }

    /** Several words; empty, and told, if there is anything else. */
    static Optional<List<Value>> words(Datum.Entry entry, NodeDraft node) {
        List<Value> words = new ArrayList<>();
        List<Datum> items = entry.value() instanceof Datum.Row row ? row.items() : List.of(entry.value());
        for (Datum item : items) {
            if (!(item instanceof Datum.Word word)) {
                node.shape(entry, "a list of words");
                return Optional.empty();
            }
            words.add(Value.text(word.text()));
        }
        return Optional.of(words);
    }

    /** One text, or several with commas between them. */
    static Optional<String> text(Datum.Entry entry, NodeDraft node) {
        return words(entry, node)
                .map(words -> String.join(",", words.stream().map(Value::show).toList()));
    }

    /** Writes an attr, unless its text is empty. */
    void attr(String name, Datum.Entry entry) {
        text(entry, node).filter(text -> !text.isEmpty()).ifPresent(text -> {
            NodeDraft attr = node.block("attr");
            if (text.length() > ATTR_LIMIT) {
                node.refuse(entry, "an attr holds at most " + ATTR_LIMIT + " characters", "shorten it");
            } else if (attr.set("name", Value.text(name), entry) && attr.set("value", Value.text(text), entry)) {
                complete(attr, entry.name(), new Datum.Table(List.of(entry), entry.span()));
            } else {
                node.adopt(attr);
            }
        });
    }

    /** Each table of a list, with its path; a single word is a table with the member {@code key}. */
    void each(Datum.Entry entry, String key, BiConsumer<String, Datum.Table> body) {
        boolean list = entry.value() instanceof Datum.Row;
        List<Datum> items = entry.value() instanceof Datum.Row row ? row.items() : List.of(entry.value());
        for (int i = 0; i < items.size(); i++) {
            String path = list ? entry.name() + "[" + i + "]" : entry.name();
            Datum item = items.get(i);
            if (item instanceof Datum.Table table) {
                body.accept(path, table);
            } else if (item instanceof Datum.Word word) {
                body.accept(path, new Datum.Table(List.of(new Datum.Entry(key, word.span(), word)), word.span()));
            } else if (item instanceof Datum.Row) {
                node.shape(new Datum.Entry(path, item.span(), item), "a table");
            }
        }
    }

    /** The one table that stands there. */
    void one(Datum.Entry entry, BiConsumer<String, Datum.Table> body) {
        Datum value = entry.value();
        if (value instanceof Datum.Row row && row.items().size() == 1) {
            value = row.items().get(0);
        }
        if (value instanceof Datum.Table table) {
            body.accept(entry.name(), table);
        } else if (!(value instanceof Datum.Nothing)) {
            node.shape(entry, "a table");
        }
    }

    /** A block whose fields have the names of the table's members. */
    void fields(Datum.Entry entry, String block, List<String> names) {
        one(entry, (path, table) -> fill(block, path, table, names));
    }

    /** The same of a table at hand. */
    void fill(String block, String path, Datum.Table table, List<String> names) {
        NodeDraft draft = node.block(block);
        for (Datum.Entry entry : table.entries()) {
            Datum.Entry called = entry.called(path + "." + entry.name());
            if (names.contains(entry.name())) {
                new Members(draft).unlessEmpty(entry.name(), called);
            } else {
                draft.unknown(called, "zadm", names);
            }
        }
        complete(draft, path, table, required(block, names));
    }

    private static String[] required(String block, List<String> names) {
        return switch (block) {
            case "device", "dedicated-cpu" -> new String[] {names.get(0)};
            case "value" -> names.toArray(String[]::new);
            default -> new String[0];
        };
    }

    /** Puts the block in, if it has what it must have, and is new, and says anything; else that is told of the whole table. */
    void complete(NodeDraft block, String path, Datum.Table table, String... required) {
        Optional<String> lacking =
                Stream.of(required).filter(field -> !block.has(field)).findFirst();
        if (lacking.isPresent()) {
            node.adopt(block);
            leave(path, table, "it lacks " + lacking.get());
        } else if (block.isEmpty()) {
            node.adopt(block);
        } else if (node.holds(block)) {
            node.adopt(block);
            leave(path, table, "there is one of this name already");
        } else {
            node.add(block);
        }
    }

    /** Tells that a whole table is left out, key by key. */
    void leave(String path, Datum.Table table, String why) {
        String keys = table.entries().stream().map(Datum.Entry::name).collect(Collectors.joining(", ", " (", ")"));
        node.refuse(new Datum.Entry(path + keys, table.span(), table), why, "write it into the spec by hand");
    }
}
