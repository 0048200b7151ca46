package dev.zplan.cli;

import dev.zplan.apply.PastApply;
import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.report.HistoryText;
import dev.zplan.report.TransactionText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "history",
        description = "Lists what was applied, newest first, as the journals tell it.",
        footer = {
            "%nA journal that cannot be read is a line that says so. Exit codes: 0 listed; 1 error.",
            "%nExamples:",
            "  zplan history",
            "  zplan history --limit 5 --output json",
            "  zplan history show 20260102-030405-gvqx  what one did, command by command"
        })
final class HistoryCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--limit", paramLabel = "N", description = "Only the N newest.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    private OutputFormat output = OutputFormat.text;

    HistoryCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::history::limit", "--limit " + limit + " leaves nothing to list", null, "say 1 or more"));
        }
        Session session = Session.open(context, options, List.of());
        Transactions transactions = Transactions.of(session.workspace(), context);
        HistoryText text = new HistoryText(transactions::isRunning);
        List<PastApply> past = transactions.all().stream().limit(limit).toList();
        if (output == OutputFormat.json) {
            context.out().println(text.json(past).toPrettyString());
        } else {
            context.out().print(past.isEmpty() ? "Nothing was applied yet.\n" : text.table(past));
        }
        return ExitCodes.OK;
    }

    @Command(
            name = "show",
            description =
                    "Shows one transaction: its steps in the order in which they began, with what ran and what it said.",
            footer = {
                "%nBefore each command stands its exit code, below it the end of its output. Secrets are masked: the journal does"
                        + " not have them. Exit codes: 0 shown; 1 error.",
                "%nExamples:",
                "  zplan history show 20260102-030405-gvqx",
                "  zplan history show gvqx --output json    as much of the name as is unique"
            })
    static final class Show implements Callable<Integer> {

        private final Context context;

        @Mixin
        private WorkspaceOptions options = new WorkspaceOptions();

        @Parameters(
                paramLabel = "ID",
                description = "The transaction: how its name begins, or its last four characters.")
        private String id = "";

        @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
        private OutputFormat output = OutputFormat.text;

        Show(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Session session = Session.open(context, options, List.of());
            Transactions transactions = Transactions.of(session.workspace(), context);
            PastApply past = transactions.readable(id);
            HistoryText text = new HistoryText(transactions::isRunning);
            if (output == OutputFormat.json) {
                context.out().println(text.json(past).toPrettyString());
            } else {
                context.out().print(new TransactionText(context.colour()).print(past, text.result(past)));
            }
            return ExitCodes.OK;
        }
    }
}
