package dev.zplan.report;

import dev.zplan.diagnostic.DiagnosticPrinter;
import dev.zplan.plan.PlanFile;

/** The diagnostics and the plan, as a terminal shows them, without colours. */
final class TextReport implements PlanReport {

    @Override
    public String print(Outlook outlook) {
        String diagnostics = new DiagnosticPrinter(false).print(outlook.diagnostics());
        PlanFile plan = outlook.plan();
        if (plan == null) {
            return diagnostics.isEmpty() ? "Nothing is wrong.\n" : diagnostics;
        }
        StringBuilder out = new StringBuilder(diagnostics.isEmpty() ? "" : diagnostics + "\n");
        out.append(new PlanText(false).print(plan));
        Age.lines(plan, outlook.at())
                .forEach(line -> out.append(Printable.line(line)).append('\n'));
        return out.toString();
    }
}
