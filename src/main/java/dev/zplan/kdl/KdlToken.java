package dev.zplan.kdl;

import org.jspecify.annotations.Nullable;

/**
 * A piece of text. The tokens of a text cover all of it (but for a byte order mark), without gap or overlap.
 *
 * @param kind what it is
 * @param from the first code point
 * @param to behind the last code point
 * @param value what a {@link Kind#STRING}, {@link Kind#NUMBER} or {@link Kind#KEYWORD} stands for; null for all others
 */
record KdlToken(Kind kind, int from, int to, @Nullable KdlValue value) {

    enum Kind {
        SPACE("white space"),
        NEWLINE("the end of the line"),
        /** Without the newline that ends it. */
        LINE_COMMENT("a comment"),
        BLOCK_COMMENT("a comment"),
        /** The backslash of a line continuation. */
        CONTINUATION("`\\`"),
        SLASHDASH("`/-`"),
        OPEN_TYPE("`(`"),
        CLOSE_TYPE("`)`"),
        OPEN_BLOCK("`{`"),
        CLOSE_BLOCK("`}`"),
        EQUALS("`=`"),
        SEMICOLON("`;`"),
        /** Of any form, bare identifiers included. */
        STRING("a string"),
        NUMBER("a number"),
        /** {@code #true}, {@code #false}, {@code #null}, and the numbers {@code #inf}, {@code #-inf}, {@code #nan}. */
        KEYWORD("a keyword"),
        END("the end of the text");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        /** As a message calls it. */
        String description() {
            return description;
        }
    }

    static KdlToken of(Kind kind, int from, int to) {
        return new KdlToken(kind, from, to, null);
    }

    static KdlToken string(int from, int to, String value) {
        return new KdlToken(Kind.STRING, from, to, new KdlString(null, value));
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether this is a value, without its type annotation. */
    boolean isValue() {
        return value != null;
    }
}
