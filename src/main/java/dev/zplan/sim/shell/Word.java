package dev.zplan.sim.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word as it was written.
 *
 * @param parts side by side
 */
record Word(List<Part> parts) {

    Word {
        parts = List.copyOf(parts);
    }

    /** A piece of a word; inside quotes nothing is split and nothing matches file names. */
    sealed interface Part {
        /** Whether it stood in quotes. */
        boolean quoted();
    }

    /** Characters that stand for themselves. */
    record Text(String text, boolean quoted) implements Part {}

    /**
     * The value of a variable.
     *
     * @param name its name, or one of {@code ? # @ * $ 0 1 …}
     * @param otherwise what to do about an unset or empty one: {@code :-}, {@code -}, {@code :+}, {@code +}, {@code :?}, or none
     * @param word what comes with it
     */
    record Variable(String name, String otherwise, Word word, boolean quoted) implements Part {}

    /** What a text writes when it is run. */
    record Substitution(String text, boolean quoted) implements Part {}

    /** The value of an expression. */
    record Arithmetic(String expression, boolean quoted) implements Part {}

    /** The word's text if it is nothing but plain characters; null otherwise. */
    @Nullable
    String plain() {
        return parts.size() == 1 && parts.get(0) instanceof Text text && !text.quoted() ? text.text() : null;
    }
}
