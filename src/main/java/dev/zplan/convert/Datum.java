package dev.zplan.convert;

import dev.zplan.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** A value of a JSON, YAML or TOML document, with its place. What a word means, its key decides: tools write `"1"` and `1` alike. */
sealed interface Datum {

    /** Where it stands; a table or row where it begins. */
    Span span();

    /** Named values, in order, each name once. */
    record Table(List<Entry> entries, Span span) implements Datum {
        /** Keeps a copy. */
        public Table {
            entries = List.copyOf(entries);
        }

        Optional<Entry> find(String name) {
            return entries.stream().filter(e -> e.name().equals(name)).findFirst();
        }

        boolean has(String name) {
            return find(name).isPresent();
        }

        /** The word of that name; empty if there is none, or something else. */
        Optional<String> word(String name) {
            return find(name).map(Entry::value).filter(Word.class::isInstance).map(v -> ((Word) v).text());
        }
    }

    /** A list. */
    record Row(List<Datum> items, Span span) implements Datum {
        /** Keeps a copy. */
        public Row {
            items = List.copyOf(items);
        }
    }

    /** A text, a number or a flag, as it is written. */
    record Word(String text, Span span) implements Datum {}

    /** That there is no value. */
    record Nothing(Span span) implements Datum {}

    /**
     * A value with its name.
     *
     * @param span where the name stands
     */
    record Entry(String name, Span span, Datum value) {

        /** The same under another name, as {@code net[0].mac}. */
        Entry called(String path) {
            return new Entry(path, span, value);
        }
    }
}
