package dev.zplan.author;

import java.util.List;

/** Writes a spec as a person would, in one language. What it writes reads back as what the sketches say. Has no state. */
public interface SpecWriter {

    /**
     * A file's text.
     *
     * @param nodes its top-level nodes; their values are texts, numbers, flags and sizes
     * @throws IllegalArgumentException if a value is a list, a record or a secret, or a text is none (half a UTF-16 pair)
     */
    String print(List<Sketch> nodes);

    /** What the names of its files end in, without the dot. */
    String suffix();
}
