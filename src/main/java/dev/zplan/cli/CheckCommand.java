package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that tells what is wrong with things of the workspace, and with what came of them; exit code 1 when anything is. */
abstract class CheckCommand implements Callable<Integer> {

    private final Context context;
    private final String things;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    CheckCommand(Context context, String things) {
        this.context = context;
        this.things = things;
    }

    /** How many there are. */
    abstract int count(Session session);

    /** What is wrong with them. */
    abstract List<Diagnostic> findings(Session session);

    @Override
    public final Integer call() {
        Session session = Session.open(context, options, List.of());
        List<Diagnostic> wrong = session.workspace().diagnostics();
        List<Diagnostic> findings = wrong.stream().anyMatch(Diagnostic::isError) ? wrong : findings(session);
        Told.diagnostics(context, findings);
        if (!findings.isEmpty()) {
            return ExitCodes.ERROR;
        }
        int count = count(session);
        String named = count == 1 ? things : things.replaceAll("y$", "ie") + "s";
        context.out().printf("Nothing is wrong with %d %s.%n", count, named);
        return ExitCodes.OK;
    }
}
