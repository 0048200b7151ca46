package dev.zplan.report;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Source;
import dev.zplan.diagnostic.Span;
import dev.zplan.plan.PlanFile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command that plans found out, all that a report is made of.
 *
 * @param command what was run, without its options: {@code zplan plan web}; they may hold secrets
 * @param zplan the version of zplan that ran it
 * @param at when it was run
 * @param diagnostics what is wrong or doubtful; those of the plan, where there is one
 * @param plan the plan, which may have errors too; null where errors came before it, or where none was asked for
 * @param places how the files of specs are called in the report
 */
public record Outlook(
        String command,
        String zplan,
        Instant at,
        List<Diagnostic> diagnostics,
        @Nullable PlanFile plan,
        Places places) {

    /** Keeps a copy. */
    public Outlook {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Of a plan. */
    public static Outlook of(String command, Instant at, PlanFile plan, Places places) {
        return new Outlook(command, plan.zplan(), at, plan.diagnostics(), plan, places);
    }

    /** Of a plan that did not come about. */
    public static Outlook without(
            String command, String zplan, Instant at, List<Diagnostic> diagnostics, Places places) {
        return new Outlook(command, zplan, at, diagnostics, null, places);
    }

    /** The place with its file's path in the repository, where it has one; without the text there. */
    public Span located(Span span) {
        String name = places.path(span.source()).orElse(span.source().name());
        return new Source(name, "").span(span.line(), span.column(), span.length());
    }

    /** What makes the plan impossible. */
    public List<Diagnostic> errors() {
        return diagnostics.stream().filter(Diagnostic::isError).toList();
    }

    /** What is only said. */
    public List<Diagnostic> warnings() {
        return diagnostics.stream().filter(d -> !d.isError()).toList();
    }
}
