package dev.zplan.kdl;

import org.jspecify.annotations.Nullable;

/** A text is not KDL 2.0: what is wrong, where, and what to do about it. Always the first error of the text. */
public final class KdlParseException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String error;
    private final KdlSpan span;
    private final @Nullable String help;

    KdlParseException(String name, KdlSpan span, String error, @Nullable String help) {
        super(name + ":" + span + ": " + error);
        this.name = name;
        this.span = span;
        this.error = error;
        this.help = help;
    }

    /** The name of the text, as given to the parser. */
    public String name() {
        return name;
    }

    /** What is wrong: one sentence without full stop and without the place. {@link #getMessage()} has both. */
    public String error() {
        return error;
    }

    /** Where it is wrong. */
    public KdlSpan span() {
        return span;
    }

    /** Line, from 1. */
    public int line() {
        return span.line();
    }

    /** Column, from 1, in code points. */
    public int column() {
        return span.column();
    }

    /** Code points to mark, within the line; 0 at the end of the text. */
    public int length() {
        return span.length();
    }

    /** What to do about it; null where the message says it all. */
    public @Nullable String help() {
        return help;
    }
}
