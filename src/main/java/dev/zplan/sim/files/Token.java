package dev.zplan.sim.files;

/** One piece of a shell line. */
sealed interface Token {

    /** A word, its quotes gone. */
    record Word(String text) implements Token {}

    /** An operator such as {@code &&} or {@code >}; a newline is {@code ;}. */
    record Operator(String sign) implements Token {}
}
