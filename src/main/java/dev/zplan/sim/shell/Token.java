package dev.zplan.sim.shell;

/** One piece of a shell text. */
sealed interface Token {

    /** A word. */
    record Plain(Word word) implements Token {}

    /** An operator such as {@code &&} or a line end. */
    record Operator(String sign) implements Token {}

    /**
     * A redirection; a word with its target follows, but for a here-document.
     *
     * @param descriptor the stream that it is about: 0, 1 or 2
     * @param sign one of {@code < > >> >&}
     */
    record Redirect(int descriptor, String sign) implements Token {}

    /** Standard input that stands in the text. */
    record HereDocument(Word body) implements Token {}
}
