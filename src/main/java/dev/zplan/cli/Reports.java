package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.plan.PlanFile;
import dev.zplan.report.Outlook;
import dev.zplan.report.ReportFormat;
import java.util.List;
import java.util.function.Supplier;

/** Writes what a run finds out to the files that {@code --report} names. Once: a plan is not written over by what becomes of it. */
final class Reports {

    private final Context context;
    private final List<ReportOptions.Target> targets;
    private final String command;
    private final ReportFormat printed;
    private boolean written;

    /**
     * For one run.
     *
     * @param command what is run, without options: {@code plan web}
     */
    Reports(Context context, ReportOptions options, String command) {
        this(context, options, command, ReportFormat.text);
    }

    /** @param printed the format on standard output, which errors have to be told in too; text goes to standard error */
    Reports(Context context, ReportOptions options, String command, ReportFormat printed) {
        this(context, options.targets, command, printed);
    }

    /** @param targets what is written */
    Reports(Context context, List<ReportOptions.Target> targets, String command, ReportFormat printed) {
        this.context = context;
        this.targets = targets;
        this.command = ("zplan " + command).strip();
        this.printed = printed;
    }

    /** The outlook on a plan. */
    Outlook outlook(PlanFile plan) {
        return Outlook.of(command, context.clock().instant(), plan, places());
    }

    /** The outlook where there is no plan. */
    Outlook outlook(List<Diagnostic> diagnostics) {
        return Outlook.without(command, Release.own().version(), context.clock().instant(), diagnostics, places());
    }

    private RepositoryPlaces places() {
        return new RepositoryPlaces(context.current());
    }

    /**
     * Writes all reports.
     *
     * @throws DiagnosticException when one cannot be written; the others are
     */
    void write(Outlook outlook) {
        written = true;
        Diagnostics unwritable = new Diagnostics();
        for (ReportOptions.Target target : targets) {
            ReportFile.write(context, target, outlook, unwritable);
        }
        if (unwritable.hasErrors()) {
            throw new DiagnosticException(unwritable.list());
        }
    }

    /** Does {@code work}, and reports the errors that end it before there is a plan. */
    <T> T over(Supplier<T> work) {
        try {
            return work.get();
        } catch (DiagnosticException e) {
            if (!written) {
                report(e);
            }
            throw e;
        }
    }

    /** Of what went wrong first, and then with writing that down, both are told. */
    private void report(DiagnosticException first) {
        Outlook outlook = outlook(first.diagnostics());
        if (printed != ReportFormat.text) {
            context.out().print(printed.print(outlook));
        }
        try {
            write(outlook);
        } catch (DiagnosticException unwritable) {
            Diagnostics both = new Diagnostics();
            both.addAll(first.diagnostics());
            both.addAll(unwritable.diagnostics());
            throw new DiagnosticException(both.list());
        }
    }
}
