package dev.zplan.author;

import dev.zplan.resource.Value;
import java.util.List;

/**
 * A node of a spec that is to be written, in no language yet: the counterpart of what a spec is read into. A field is an entry
 * with arguments and no entries of its own; a block has entries.
 *
 * @param name its name
 * @param arguments its unnamed values, in order: the key of a zone, the value of a field, the values of a list
 * @param entries its fields and blocks, in the order in which they are to be read
 * @param remarks what people are to be told before it, one line each, without the language's mark of a comment
 */
public record Sketch(String name, List<Value> arguments, List<Sketch> entries, List<String> remarks) {

    /** Keeps copies. */
    public Sketch {
        arguments = List.copyOf(arguments);
        entries = List.copyOf(entries);
        remarks = List.copyOf(remarks);
    }

    /** A field with one value. */
    public static Sketch field(String name, Value value) {
        return new Sketch(name, List.of(value), List.of(), List.of());
    }
}
