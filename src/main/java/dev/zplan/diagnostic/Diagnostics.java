package dev.zplan.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects problems while something is read, so that all of them can be told at once. Not thread-safe. */
public final class Diagnostics {

    private final List<Diagnostic> all = new ArrayList<>();

    /** Adds an error. */
    public void error(String code, String message, @Nullable Span span, @Nullable String help) {
        all.add(Diagnostic.error(code, message, span, help));
    }

    /** Adds a warning. */
    public void warning(String code, String message, @Nullable Span span, @Nullable String help) {
        all.add(Diagnostic.warning(code, message, span, help));
    }

    /** Adds what somebody else found. */
    public void add(Diagnostic diagnostic) {
        all.add(diagnostic);
    }

    /** Adds what somebody else found. */
    public void addAll(List<Diagnostic> diagnostics) {
        all.addAll(diagnostics);
    }

    /** Whether any of them is an error. */
    public boolean hasErrors() {
        return all.stream().anyMatch(Diagnostic::isError);
    }

    /** All of them, in the order in which they were found. */
    public List<Diagnostic> list() {
        return List.copyOf(all);
    }
}
