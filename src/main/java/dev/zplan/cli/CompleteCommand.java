package dev.zplan.cli;

import dev.zplan.manual.Completer;
import dev.zplan.manual.Completer.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = CompleteCommand.NAME,
        hidden = true,
        description = "What the scripts of zplan completion ask: how a command line may go on.",
        footer = {
            "%nExamples:",
            "  zplan __complete -- show w               words before the cursor, the last one begun"
        })
final class CompleteCommand implements Callable<Integer> {

    /** Its name; nobody types it. */
    static final String NAME = "__complete";

    private final Context context;

    @Parameters(paramLabel = "WORD", description = "The words behind zplan; the last one is being written.")
    private List<String> words = new ArrayList<>();

    CompleteCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<String> line = words.isEmpty() ? List.of("") : words;
        CommandLine root = new CommandLine(new ZplanCommand(context));
        Commands.add(root, context, line.size() > 1 ? line.get(0) : "");
        for (Candidate candidate : new Completer(root, new KnownNames(context, line)::at).complete(line)) {
            context.out().println(candidate.word() + "\t" + candidate.about());
        }
        return ExitCodes.OK;
    }
}
