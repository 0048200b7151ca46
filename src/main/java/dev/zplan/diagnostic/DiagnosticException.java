package dev.zplan.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Carries diagnostics out of a computation that cannot go on, up to the command that tells them. */
public final class DiagnosticException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** With at least one error among {@code diagnostics}. */
    public DiagnosticException(List<Diagnostic> diagnostics) {
        super(diagnostics.stream().map(Diagnostic::message).collect(Collectors.joining("; ")));
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** With one error. */
    public DiagnosticException(Diagnostic diagnostic) {
        this(List.of(diagnostic));
    }

    /** What is wrong. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
