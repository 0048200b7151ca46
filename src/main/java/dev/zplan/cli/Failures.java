package dev.zplan.cli;

import dev.zplan.apply.Outcome;
import dev.zplan.apply.journal.JournalException;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What zplan says when a command throws. Users see no stack trace, unless they ask for it.
 *
 * @param context where it is said
 */
record Failures(Context context) {

    /** Set to anything, it brings the stack trace of an internal error. */
    private static final String DEBUG = "ZPLAN_DEBUG";

    /** Of a command line that cannot be understood; returns the exit code. */
    int usage(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String name = command.qualifiedName();
        context.out().flush();
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            boolean option = word.startsWith("-");
            boolean commands = !command.subcommands().isEmpty();
            context.err()
                    .println("zplan: "
                            + (option || !commands
                                    ? name + " does not know " + word
                                    : "there is no command \"" + (name + " " + word).replaceFirst("^zplan ", "")
                                            + "\""));
            nearest(command, word, option).ifPresent(n -> context.err().println("Did you mean " + n + "?"));
        } else {
            context.err().println("zplan: " + e.getMessage());
        }
        context.err().println("Try: " + name + " --help");
        context.err().flush();
        return ExitCodes.USAGE;
    }

    private static Optional<String> nearest(CommandSpec command, String word, boolean option) {
        List<String> known = new ArrayList<>();
        if (option) {
            known.addAll(command.optionsMap().keySet());
        } else {
            known.addAll(command.subcommands().keySet());
        }
        return Suggestion.nearest(word.replaceFirst("=.*", ""), known);
    }

    /** Of an apply that could not go on once it had begun; returns the exit code. */
    int unfinished(RuntimeException e, String transaction) {
        failed(e);
        context.err()
                .println("zplan: the transaction " + transaction
                        + " did not come to its end; zplan recover puts things right when the cause is gone");
        context.err().flush();
        return Outcome.Result.ROLLBACK_INCOMPLETE.exitCode();
    }

    /** Of a command that did not end as it should; returns the exit code. */
    int failed(Exception e) {
        if (e instanceof DiagnosticException problem) {
            Told.diagnostics(context, problem.diagnostics());
            return ExitCodes.ERROR;
        }
        if (e instanceof JournalException) {
            return told(
                    "zplan::journal::unwritable",
                    String.valueOf(e.getMessage()),
                    "make room or repair permissions under .zplan/, then try again");
        }
        if (e instanceof UncheckedIOException) {
            return told(
                    "zplan::file::failed",
                    "a file cannot be read or written: " + e.getCause(),
                    "check that it is there, its permissions and free space");
        }
        context.out().flush();
        context.err().println("zplan: internal error: " + e);
        if (context.environment().getOrDefault(DEBUG, "").isEmpty()) {
            context.err().println("This is a fault of zplan. With " + DEBUG + "=1 it tells where; please report that.");
        } else {
            e.printStackTrace(context.err());
        }
        context.err().flush();
        return ExitCodes.INTERNAL;
    }

    private int told(String code, String message, String help) {
        Told.diagnostics(context, List.of(Diagnostic.error(code, message, null, help)));
        return ExitCodes.ERROR;
    }
}
