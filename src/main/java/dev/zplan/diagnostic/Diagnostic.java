package dev.zplan.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * One problem, told to the user.
 *
 * @param severity whether zplan can go on
 * @param code stable and searchable, for example {@code zplan::spec::unknown_field}
 * @param message what is wrong, one sentence without a full stop
 * @param span where; null where the problem has no place in a file
 * @param help what to do about it; null only where the message says it
 */
public record Diagnostic(
        Severity severity,
        String code,
        String message,
        @Nullable Span span,
        @Nullable String help) {

    /** An error at a place. */
    public static Diagnostic error(String code, String message, @Nullable Span span, @Nullable String help) {
        return new Diagnostic(Severity.ERROR, code, message, span, help);
    }

    /** A warning at a place. */
    public static Diagnostic warning(String code, String message, @Nullable Span span, @Nullable String help) {
        return new Diagnostic(Severity.WARNING, code, message, span, help);
    }

    /** Whether this stops zplan. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
