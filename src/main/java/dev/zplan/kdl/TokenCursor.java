package dev.zplan.kdl;

import dev.zplan.kdl.KdlToken.Kind;
import org.jspecify.annotations.Nullable;

/** Goes through the tokens of a text, stepping over white space, comments and line continuations. */
final class TokenCursor {

    private final KdlText text;
    private final KdlLexer lexer;
    private KdlToken current;
    private boolean spaced;

    TokenCursor(KdlText text) throws KdlParseException {
        this.text = text;
        this.lexer = new KdlLexer(text);
        this.current = lexer.next();
    }

    KdlToken current() {
        return current;
    }

    boolean at(Kind kind) {
        return current.is(kind);
    }

    /** Whether white space, a comment or a line continuation stands between the last token and this one. */
    boolean spaced() {
        return spaced;
    }

    /** Goes to the next token, over what may stand between the parts of a node ({@code node-space}). */
    void advance() throws KdlParseException {
        current = lexer.next();
        spaced = false;
        while (skipNodeSpace()) {
            spaced = true;
        }
    }

    /** Stays, or goes to the next token that is no {@code line-space}: newlines may stand in between as well. */
    void skipLineSpace() throws KdlParseException {
        while (at(Kind.NEWLINE) || at(Kind.LINE_COMMENT) || skipNodeSpace()) {
            if (at(Kind.NEWLINE) || at(Kind.LINE_COMMENT)) {
                current = lexer.next();
            }
        }
    }

    private boolean skipNodeSpace() throws KdlParseException {
        if (at(Kind.CONTINUATION)) {
            skipContinuation();
            return true;
        }
        if (at(Kind.SPACE) || at(Kind.BLOCK_COMMENT)) {
            current = lexer.next();
            return true;
        }
        return false;
    }

    private void skipContinuation() throws KdlParseException {
        KdlToken backslash = current;
        do {
            current = lexer.next();
        } while (at(Kind.SPACE) || at(Kind.BLOCK_COMMENT));
        if (at(Kind.LINE_COMMENT)) {
            current = lexer.next();
        }
        if (at(Kind.NEWLINE)) {
            current = lexer.next();
        } else if (!at(Kind.END)) {
            throw text.error(
                    backslash.from(),
                    backslash.to(),
                    "A `\\` outside of quotes must be the last on its line",
                    "It joins the line with the next one; only a comment may follow it. Put text that holds it in quotes");
        }
    }

    /** How a message calls the current token. */
    String description() {
        return switch (current.kind()) {
            case STRING, NUMBER, KEYWORD -> {
                String found = text.shorten(current.from(), current.to());
                yield found.codePoints().anyMatch(CodePoints::isNewline) ? "this string" : "`" + found + "`";
            }
            default -> current.kind().description();
        };
    }

    /** An error at the current token. */
    KdlParseException error(String error, @Nullable String help) {
        return text.error(current.from(), current.to(), error, help);
    }
}
