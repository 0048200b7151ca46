package dev.zplan.sim.zonecfg;

import org.jspecify.annotations.Nullable;

/**
 * The tokens with one looked ahead. It counts the words that were read and not claimed by a command: the real program keeps them
 * in a list of its own and asserts now and then that the list is empty.
 */
final class TokenStream {

    private final Lexer lexer;
    private @Nullable Token ahead;
    private int strayWords;

    TokenStream(Lexer lexer) {
        this.lexer = lexer;
    }

    /** The next token, which stays the next. */
    Token peek() {
        if (ahead == null) {
            ahead = lexer.next();
            strayWords += ahead instanceof Token.Word ? 1 : 0;
        }
        return ahead;
    }

    /** Throws the token away that was looked at, if one was. */
    void drop() {
        ahead = null;
    }

    /** The next token if it is of that kind, and then it is taken. */
    <T extends Token> @Nullable T take(Class<T> kind) {
        Token token = peek();
        if (!kind.isInstance(token)) {
            return null;
        }
        ahead = null;
        return kind.cast(token);
    }

    /** Whether the next token is that sign, and then it is taken. */
    boolean takeSign(String text) {
        boolean is = peek() instanceof Token.Sign sign && sign.text().equals(text);
        if (is) {
            ahead = null;
        }
        return is;
    }

    /** The value of a word, which now belongs to a command. */
    String claim(Token.Word word) {
        strayWords--;
        return word.value();
    }

    int strayWords() {
        return strayWords;
    }

    void forgetStrayWords() {
        strayWords = 0;
    }
}
