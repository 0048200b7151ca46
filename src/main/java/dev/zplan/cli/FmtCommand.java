package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Diagnostics;
import dev.zplan.kdl.KdlFormatter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fmt",
        description = "Lays out KDL files in one way, and keeps their comments. Prints the files that it changed.",
        footer = {
            "%nYAML files are left as they are, and so is a file that cannot be read.",
            "%nExits with 1 when a file cannot be read or written or, with --check, is laid out otherwise.",
            "%nExamples:",
            "  zplan fmt                    all of the workspace's KDL files",
            "  zplan fmt plans/web.kdl pools",
            "  zplan fmt --check            as in CI: lists what would change"
        })
final class FmtCommand implements Callable<Integer> {

    private final Context context;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The folder that holds zplan.kdl (default: the nearest one upward, else /etc/zplan).")
    private @Nullable Path workspace;

    @Option(names = "--check", description = "Changes nothing; exits with 1 where something would change.")
    private boolean check;

    @Parameters(
            paramLabel = "FILE|DIR",
            description = "Files, or folders with all KDL files below (default: all of the workspace).")
    private List<String> paths = new ArrayList<>();

    FmtCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Diagnostics diagnostics = new Diagnostics();
        boolean changed = false;
        for (Path file : files(diagnostics)) {
            try {
                changed |= layOut(SpecText.read(context, file));
            } catch (DiagnosticException e) {
                diagnostics.addAll(e.diagnostics());
            }
        }
        Told.diagnostics(context, diagnostics.list());
        boolean failed = diagnostics.list().stream().anyMatch(Diagnostic::isError);
        return failed || (check && changed) ? ExitCodes.ERROR : ExitCodes.OK;
    }

    private Collection<Path> files(Diagnostics diagnostics) {
        if (!paths.isEmpty()) {
            return KdlFiles.named(context.current(), paths, diagnostics);
        }
        WorkspaceOptions options = new WorkspaceOptions();
        options.workspace = workspace;
        return KdlFiles.of(Session.open(context, options, List.of()).workspace().root());
    }

    private boolean layOut(SpecText file) {
        String text = new KdlFormatter().format(file.kdl());
        if (text.equals(file.source().text())) {
            return false;
        }
        if (!check) {
            file.replace(text);
        }
        context.out().println(file.source().name());
        return true;
    }
}
