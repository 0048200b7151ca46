package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import picocli.CommandLine.Option;

/** How one wants to see what is done to hosts. */
final class ProgressOptions {

    /** How progress is shown. The names are what one writes on the command line. */
    enum Progress {
        /** Live on a terminal, else plain. */
        auto,
        /** At the lower end of the terminal, in place. */
        live,
        /** A line for everything that happens. */
        plain,
        /** Only what fails, and the end. */
        none
    }

    private static final String VARIABLE = "ZPLAN_PROGRESS";

    @Option(
            names = "--progress",
            paramLabel = "auto|live|plain|none",
            description =
                    "How progress is shown: live on a terminal and else in plain lines with times (auto, the default),"
                            + " or always so; none tells only what fails, and the end. ZPLAN_PROGRESS says it for all commands.")
    Progress progress = Progress.auto;

    /** Who tells people. */
    Telling chosen(Context context) {
        return switch (progress == Progress.auto ? byEnvironment(context) : progress) {
            case live -> new LiveTelling(context);
            case plain -> new PlainTelling(context, false);
            case none -> new PlainTelling(context, true);
            case auto -> context.live() ? new LiveTelling(context) : new PlainTelling(context, false);
        };
    }

    private static Progress byEnvironment(Context context) {
        String asked = context.environment().getOrDefault(VARIABLE, "");
        for (Progress one : Progress.values()) {
            if (asked.equals(one.name())) {
                return one;
            }
        }
        if (asked.isEmpty()) {
            return Progress.auto;
        }
        throw new DiagnosticException(Diagnostic.error(
                "zplan::apply::bad_progress",
                VARIABLE + " is \"" + asked + "\"",
                null,
                "it is one of: auto, live, plain, none"));
    }
}
