package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.module.Kind;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "module",
        description = "Shows the modules: what zplan can manage, and the commands that it does it with.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"%nExamples:", "  zplan module list", "  zplan module show vnic"})
final class ModuleCommand implements Runnable {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ModuleCommand(Context context) {
        this.context = context;
    }

    /** Without a command: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(context.out());
    }

    @Command(
            name = "list",
            description = "Lists all modules, built-in ones and those of the workspace.",
            footer = {"%nExamples:", "  zplan module list", "  zplan module list --output json"})
    static final class All implements Callable<Integer> {

        private final Context context;

        @Mixin
        private WorkspaceOptions options = new WorkspaceOptions();

        @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
        private OutputFormat output = OutputFormat.text;

        All(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Kinds kinds = Session.open(context, options, List.of()).checked().kinds();
            List<List<String>> rows =
                    kinds.all().stream().map(kind -> row(kind.module())).toList();
            Told.table(context, output, new Table(List.of("KIND", "CAN", "FROM", "ABOUT"), rows));
            return ExitCodes.OK;
        }

        private static List<String> row(ModuleDef module) {
            return List.of(module.kind(), String.join(",", abilities(module)), module.origin(), module.about());
        }

        private static List<String> abilities(ModuleDef module) {
            List<String> can = new ArrayList<>();
            can.add("read");
            if (!module.readOnly()) {
                can.add("create");
                boolean updates = module.driver() != null
                        || module.fields().stream()
                                .anyMatch(
                                        f -> !module.commands("set " + f.name()).isEmpty());
                if (updates) {
                    can.add("update");
                }
                can.add("delete");
            }
            return can;
        }
    }

    @Command(
            name = "show",
            description = "Prints a module's file. Put a changed copy into modules/ to do it another way.",
            footer = {"%nExamples:", "  zplan module show vnic", "  zplan module show vnic > modules/vnic.kdl"})
    static final class Show implements Callable<Integer> {

        private final Context context;

        @Mixin
        private WorkspaceOptions options = new WorkspaceOptions();

        @Parameters(paramLabel = "KIND", description = "The kind of resource that it defines.")
        private String name = "";

        Show(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Kinds kinds = Session.open(context, options, List.of()).checked().kinds();
            ModuleDef module = kinds.find(name).map(Kind::module).orElseThrow(() -> unknown(kinds));
            context.out().print("// from " + module.origin() + "\n" + module.text());
            return ExitCodes.OK;
        }

        private DiagnosticException unknown(Kinds kinds) {
            return new DiagnosticException(Diagnostic.error(
                    "zplan::module::unknown",
                    "there is no module \"" + name + "\"",
                    null,
                    Suggestion.nearest(name, kinds.byName().keySet())
                            .map(n -> "did you mean " + n + "?")
                            .orElse("modules are: "
                                    + String.join(", ", kinds.byName().keySet()))));
        }
    }
}
