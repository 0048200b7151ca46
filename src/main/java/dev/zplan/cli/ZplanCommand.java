package dev.zplan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** zplan as a command: what all of its commands share. */
@Command(
        name = "zplan",
        description = "Brings illumos hosts to the zones that a text file describes.",
        synopsisSubcommandLabel = "COMMAND",
        addMethodSubcommands = false,
        versionProvider = ZplanCommand.Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "1:error, nothing was changed",
            "2:changes are due (plan --detailed-exitcode)",
            "3:the apply failed and was rolled back",
            "4:the apply failed and the rollback is incomplete",
            "5:applied, but something that was to be destroyed is still there",
            "64:the command line cannot be understood",
            "70:an error in zplan itself",
            "130:ended by Ctrl-C (143 by SIGTERM, 129 by SIGHUP); zplan recover tells whether anything is left to do"
        })
final class ZplanCommand implements Runnable {

    private final Context context;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "Colours: auto (default: on a terminal), always or never.")
    Colour colour = Colour.auto;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ZplanCommand(Context context) {
        this.context = context;
    }

    /** zplan with all of its commands. */
    static CommandLine line(Context context) {
        CommandLine line = new CommandLine(new ZplanCommand(context));
        Commands.add(line, context);
        return line;
    }

    /** Parses a command line and runs it; returns the exit code. */
    int run(Failures failures, String... args) {
        CommandLine line = new CommandLine(this);
        Commands.add(line, context, args);
        line.setOut(context.out())
                .setErr(context.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        context.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(new Misunderstood(failures))
                .setExecutionExceptionHandler(new Failed(failures));
        return line.execute(args);
    }

    /** Without a command: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(context.out());
    }

    // Records, for a lambda of a type of picocli's keeps that type, and what implements it, out of an archive of
    // classes.

    private record Misunderstood(Failures failures) implements IParameterExceptionHandler {

        @Override
        public int handleParseException(ParameterException e, String[] args) {
            return failures.usage(e);
        }
    }

    private record Failed(Failures failures) implements IExecutionExceptionHandler {

        @Override
        public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
            return failures.failed(e);
        }
    }

    /** What {@code --version} says. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return Release.own().lines().toArray(new String[0]);
        }
    }
}
