package dev.zplan.cli;

import dev.zplan.module.Kind;
import dev.zplan.module.Kinds;
import dev.zplan.module.ModuleDef;
import dev.zplan.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "module",
        description = "Shows the modules: what zplan can manage, and the commands that it does it with.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"%nExamples:", "  zplan module list", "  zplan module show vnic"})
final class ModuleCommand extends CommandGroup {

    ModuleCommand(Context context) {
        super(context);
    }

    @Command(
            name = "list",
            description = "Lists all modules, built-in ones and those of the workspace.",
            footer = {"%nExamples:", "  zplan module list", "  zplan module list --output json"})
    static final class All extends ListingCommand {

        All(Context context) {
            super(context);
        }

        @Override
        Table table(Session session) {
            return new Table(
                    List.of("KIND", "CAN", "FROM", "ABOUT"),
                    session.checked().kinds().all().stream()
                            .map(kind -> row(kind.module()))
                            .toList());
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
            ModuleDef module = new Named("module", kinds.byName().keySet(), "there is none")
                    .require(name, kinds.find(name).map(Kind::module));
            context.out().print("// from " + module.origin() + "\n" + module.text());
            return ExitCodes.OK;
        }
    }
}
