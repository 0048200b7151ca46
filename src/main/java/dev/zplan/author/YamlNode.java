package dev.zplan.author;

import java.util.List;

/** YAML to be laid out. */
sealed interface YamlNode {

    /** A scalar, quoted where it must be. */
    record Word(String text) implements YamlNode {}

    /**
     * A mapping.
     *
     * @param tall whether it has a line for each entry, however short they are
     */
    record Mapping(List<Entry> entries, boolean tall) implements YamlNode {
        /** Keeps copies. */
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** A sequence. */
    record Sequence(List<Item> items) implements YamlNode {
        /** Keeps copies. */
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** An entry of a mapping: its name, quoted where it must be, and what stands before it. */
    record Entry(String name, YamlNode value, List<String> remarks) {
        /** Keeps copies. */
        public Entry {
            remarks = List.copyOf(remarks);
        }
    }

    /** An item of a sequence, and what stands before it. */
    record Item(YamlNode value, List<String> remarks) {
        /** Keeps copies. */
        public Item {
            remarks = List.copyOf(remarks);
        }
    }
}
