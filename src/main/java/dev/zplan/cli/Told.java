package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticPrinter;
import dev.zplan.report.Table;
import java.util.List;

/** What commands have to say, on its way to where it belongs. */
final class Told {

    private Told() {}

    /** Prints them, if there are any, behind what was printed before. */
    static void diagnostics(Context context, List<Diagnostic> diagnostics) {
        EventStream events = context.events();
        if (events != null) {
            context.out().flush();
            events.diagnostics(diagnostics);
        } else if (!diagnostics.isEmpty()) {
            context.out().flush();
            context.err().print(new DiagnosticPrinter(context.errColour()).print(diagnostics));
            context.err().flush();
        }
    }

    /** Prints a table in that format on standard output. */
    static void table(Context context, OutputFormat format, Table table) {
        context.out().print(format == OutputFormat.json ? table.json().toPrettyString() + "\n" : table.text());
    }
}
