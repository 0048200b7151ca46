package dev.zplan.cli;

import dev.zplan.report.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that prints a table of what is in the workspace. */
abstract class ListingCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    private OutputFormat output = OutputFormat.text;

    ListingCommand(Context context) {
        this.context = context;
    }

    /** What is printed. */
    abstract Table table(Session session);

    @Override
    public final Integer call() {
        Told.table(context, output, table(Session.open(context, options, List.of())));
        return ExitCodes.OK;
    }
}
