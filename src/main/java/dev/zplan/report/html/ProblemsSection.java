package dev.zplan.report.html;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.Span;
import dev.zplan.report.Outlook;
import java.util.List;

/**
 * Errors and warnings, with the lines that they speak of.
 *
 * @param outlook what there is to tell
 */
record ProblemsSection(Outlook outlook) {

    void write(Markup html) {
        some("errors", "Errors", "go", outlook.errors(), html);
        some("warnings", "Warnings", "change", outlook.warnings(), html);
    }

    private void some(String id, String title, String style, List<Diagnostic> diagnostics, Markup html) {
        if (diagnostics.isEmpty()) {
            return;
        }
        html.open("section", "id", id).leaf("h2", title);
        diagnostics.forEach(diagnostic -> one(style, diagnostic, html));
        html.close();
    }

    private void one(String style, Diagnostic diagnostic, Markup html) {
        html.open("article", "class", "box " + style)
                .open("h3")
                .leaf("span", diagnostic.isError() ? "error" : "warning", "class", "badge")
                .text(" " + diagnostic.message())
                .close();
        Span span = diagnostic.span();
        if (span != null) {
            place(span, html);
        }
        if (diagnostic.help() != null) {
            html.open("p", "class", "keep-lines").lines(diagnostic.help()).close();
        }
        html.open("p", "class", "dim").leaf("code", diagnostic.code()).close().close();
    }

    private void place(Span span, Markup html) {
        html.open("p").leaf("code", outlook.places().show(span)).close();
        String line = span.source().line(span.line());
        if (line.isBlank()) {
            return;
        }
        int[] points = line.codePoints().toArray();
        int start = Math.min(Math.max(span.column() - 1, 0), points.length);
        int end = Math.min(points.length, start + Math.max(span.length(), 1));
        html.open("pre")
                .lines(new String(points, 0, start))
                .open("mark")
                .lines(new String(points, start, end - start))
                .close()
                .lines(new String(points, end, points.length - end))
                .close();
    }
}
