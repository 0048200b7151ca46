package dev.zplan.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The commands of zplan, in the order in which the help lists them. Each is made only when it is needed: that takes time. */
final class Commands {

    private static final List<String> NAMES = List.of(
            "init",
            "validate",
            "fmt",
            "plan",
            "drift",
            "graph",
            "rehearse",
            "test",
            "apply",
            "destroy",
            "create",
            "recover",
            "history",
            "rollback",
            "unlock",
            "list",
            "show",
            "adopt",
            "import",
            "convert",
            "render",
            "forget",
            "facts",
            "start",
            "stop",
            "restart",
            "exec",
            "console",
            "snapshot",
            "pool",
            "publisher",
            "policy",
            "template",
            "module",
            "sim",
            "explain",
            "completion",
            "man",
            CompleteCommand.NAME);

    private Commands() {}

    /** Adds the command that {@code args} begin with, or all of them where they begin with none. */
    static void add(CommandLine line, Context context, String... args) {
        if (args.length > 0 && NAMES.contains(args[0])) {
            line.addSubcommand(args[0], command(args[0], context));
        } else {
            NAMES.forEach(name -> line.addSubcommand(name, command(name, context)));
        }
    }

    /**
     * The command of a line that has nothing but words. The parser would not find more in it, and making that takes a sixth of the
     * time of a plan; so what is run most often goes without. Empty where the line is for the parser.
     */
    static Optional<Callable<Integer>> plain(Context context, String... args) {
        for (String word : args) {
            if (word.startsWith("-") || word.startsWith("@")) {
                return Optional.empty();
            }
        }
        List<String> words = args.length == 0 ? List.of("") : List.of(args);
        List<String> plans = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "plan" -> Optional.of(PlanCommand.of(context, plans));
            case "validate" -> Optional.of(ValidateCommand.of(context, plans));
            default -> Optional.empty();
        };
    }

    private static Object command(String name, Context context) {
        return switch (name) {
            case "init" -> new InitCommand(context);
            case "validate" -> new ValidateCommand(context);
            case "fmt" -> new FmtCommand(context);
            case "plan" -> new PlanCommand(context);
            case "drift" -> new DriftCommand(context);
            case "graph" -> new GraphCommand(context);
            case "rehearse" -> new RehearseCommand(context);
            case "test" -> new TestCommand(context);
            case "apply" -> new ApplyCommand(context);
            case "destroy" -> new DestroyCommand(context);
            case "create" -> new CreateCommand(context);
            case "recover" -> new RecoverCommand(context);
            case "history" ->
                new CommandLine(new HistoryCommand(context)).addSubcommand(new HistoryCommand.Show(context));
            case "rollback" -> new RollbackCommand(context);
            case "unlock" -> new UnlockCommand(context);
            case "list" -> new ListCommand(context);
            case "show" -> new ShowCommand(context);
            case "adopt" -> new AdoptCommand(context);
            case "import" -> new ImportCommand(context);
            case "convert" -> new ConvertCommand(context);
            case "render" -> new RenderCommand(context);
            case "forget" -> new ForgetCommand(context);
            case "facts" -> new FactsCommand(context);
            case "start" -> new StartCommand(context);
            case "stop" -> new StopCommand(context);
            case "restart" -> new RestartCommand(context);
            case "exec" -> new ExecCommand(context);
            case "console" -> new ConsoleCommand(context);
            case "snapshot" -> SnapshotCommand.line(context);
            case "pool" ->
                new CommandLine(new PoolCommand(context))
                        .addSubcommand(new PoolCommand.All(context))
                        .addSubcommand(new PoolCommand.Show(context))
                        .addSubcommand(new PoolCommand.Check(context));
            case "publisher" ->
                new CommandLine(new PublisherCommand(context))
                        .addSubcommand(new PublisherCommand.All(context))
                        .addSubcommand(new PublisherCommand.Show(context))
                        .addSubcommand(new PublisherCommand.Check(context));
            case "policy" -> PolicyCommand.line(context);
            case "template" ->
                new CommandLine(new TemplateCommand(context))
                        .addSubcommand(new TemplateCommand.All(context))
                        .addSubcommand(new TemplateCommand.Show(context))
                        .addSubcommand(new TemplateCommand.Check(context));
            case "module" ->
                new CommandLine(new ModuleCommand(context))
                        .addSubcommand(new ModuleCommand.All(context))
                        .addSubcommand(new ModuleCommand.Show(context));
            case "sim" -> SimCommand.line(context);
            case "explain" -> new ExplainCommand(context);
            case "completion" -> new CompletionCommand(context);
            case "man" -> new ManCommand(context);
            case CompleteCommand.NAME -> new CompleteCommand(context);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
