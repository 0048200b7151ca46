package dev.zplan.cli;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands of zplan, in the order in which the help lists them. Each is made only when it is needed: that takes time. */
final class Commands {

    private record Entry(String name, Function<Context, Object> command) {}

    private static final List<Entry> ALL = List.of(
            new Entry("init", InitCommand::new),
            new Entry("validate", ValidateCommand::new),
            new Entry("fmt", FmtCommand::new),
            new Entry("plan", PlanCommand::new),
            new Entry("drift", DriftCommand::new),
            new Entry("graph", GraphCommand::new),
            new Entry("rehearse", RehearseCommand::new),
            new Entry("test", TestCommand::new),
            new Entry("apply", ApplyCommand::new),
            new Entry("destroy", DestroyCommand::new),
            new Entry("create", CreateCommand::new),
            new Entry("recover", RecoverCommand::new),
            new Entry(
                    "history",
                    context -> new CommandLine(new HistoryCommand(context))
                            .addSubcommand(new HistoryCommand.Show(context))),
            new Entry("rollback", RollbackCommand::new),
            new Entry("unlock", UnlockCommand::new),
            new Entry("list", ListCommand::new),
            new Entry("show", ShowCommand::new),
            new Entry("adopt", AdoptCommand::new),
            new Entry("import", ImportCommand::new),
            new Entry("convert", ConvertCommand::new),
            new Entry("render", RenderCommand::new),
            new Entry("forget", ForgetCommand::new),
            new Entry("facts", FactsCommand::new),
            new Entry("start", StartCommand::new),
            new Entry("stop", StopCommand::new),
            new Entry("restart", RestartCommand::new),
            new Entry("exec", ExecCommand::new),
            new Entry("console", ConsoleCommand::new),
            new Entry("snapshot", SnapshotCommand::line),
            new Entry(
                    "pool",
                    context -> new CommandLine(new PoolCommand(context))
                            .addSubcommand(new PoolCommand.All(context))
                            .addSubcommand(new PoolCommand.Show(context))
                            .addSubcommand(new PoolCommand.Check(context))),
            new Entry(
                    "publisher",
                    context -> new CommandLine(new PublisherCommand(context))
                            .addSubcommand(new PublisherCommand.All(context))
                            .addSubcommand(new PublisherCommand.Show(context))
                            .addSubcommand(new PublisherCommand.Check(context))),
            new Entry("policy", PolicyCommand::line),
            new Entry(
                    "template",
                    context -> new CommandLine(new TemplateCommand(context))
                            .addSubcommand(new TemplateCommand.All(context))
                            .addSubcommand(new TemplateCommand.Show(context))
                            .addSubcommand(new TemplateCommand.Check(context))),
            new Entry(
                    "module",
                    context -> new CommandLine(new ModuleCommand(context))
                            .addSubcommand(new ModuleCommand.All(context))
                            .addSubcommand(new ModuleCommand.Show(context))),
            new Entry("sim", SimCommand::line),
            new Entry("explain", ExplainCommand::new),
            new Entry("completion", CompletionCommand::new),
            new Entry("man", ManCommand::new),
            new Entry(CompleteCommand.NAME, CompleteCommand::new));

    private Commands() {}

    /** Adds the command that {@code args} begin with, or all of them where they begin with none. */
    static void add(CommandLine line, Context context, String... args) {
        List<Entry> named = ALL.stream()
                .filter(e -> args.length > 0 && e.name.equals(args[0]))
                .toList();
        (named.isEmpty() ? ALL : named).forEach(e -> line.addSubcommand(e.name, e.command.apply(context)));
    }
}
