package dev.zplan.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Diagnostics as a person reads them: code and message, the place, the line with a mark under it, the help.
 *
 * @param colour whether to use ANSI colours
 */
public record DiagnosticPrinter(boolean colour) {

    private static final int TAB = 4;

    /** All of them, a blank line between, ending in a line end; empty for none. */
    public String print(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(this::print).collect(Collectors.joining("\n"));
    }

    /** One of them, ending in a line end. */
    public String print(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        boolean error = diagnostic.isError();
        out.append(paint(error ? "31;1" : "33;1", error ? "error" : "warning"))
                .append(paint("1", "[" + diagnostic.code() + "]"))
                .append(": ")
                .append(printable(diagnostic.message()))
                .append('\n');
        Span span = diagnostic.span();
        if (span != null) {
            appendPlace(out, span);
        }
        if (diagnostic.help() != null) {
            out.append("  ").append(paint("36", "help")).append(": ");
            out.append(printable(diagnostic.help()).replace("\n", "\n        ")).append('\n');
        }
        return out.toString();
    }

    private void appendPlace(StringBuilder out, Span span) {
        out.append("  ")
                .append(paint("2", "-->"))
                .append(' ')
                .append(printable(span.toString()))
                .append('\n');
        String line = span.source().line(span.line());
        if (line.isBlank()) {
            return;
        }
        String number = String.valueOf(span.line());
        int[] points = line.codePoints().toArray();
        int start = Math.min(Math.max(span.column() - 1, 0), points.length);
        int end = Math.min(points.length, start + Math.max(span.length(), 1));
        String before = expand(new String(points, 0, start));
        String marked = expand(new String(points, start, end - start));
        out.append("  ")
                .append(paint("2", number + " | "))
                .append(printable(expand(line)))
                .append('\n');
        out.append(" ".repeat(2 + number.length())).append(paint("2", " | "));
        out.append(" ".repeat(before.codePointCount(0, before.length())));
        out.append(paint("31;1", "^".repeat(Math.max(1, marked.codePointCount(0, marked.length())))));
        out.append('\n');
    }

    private static String expand(String text) {
        return text.replace("\t", " ".repeat(TAB));
    }

    /** Control characters of a spec or a host must not reach the terminal. */
    private static String printable(String text) {
        return text.codePoints()
                .mapToObj(c ->
                        c != '\n' && Character.isISOControl(c) ? String.format("\\u{%x}", c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
