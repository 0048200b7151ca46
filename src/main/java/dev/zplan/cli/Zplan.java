package dev.zplan.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
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

/** zplan itself: its commands, and what happens to what they throw. */
@Command(
        name = "zplan",
        description = "Brings illumos hosts to the zones that a text file describes.",
        synopsisSubcommandLabel = "COMMAND",
        addMethodSubcommands = false,
        versionProvider = Zplan.Version.class,
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
public final class Zplan implements Runnable {

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

    /** In that world. */
    public Zplan(Context context) {
        this.context = context;
    }

    /** zplan with all of its commands. */
    static CommandLine line(Context context) {
        CommandLine line = new CommandLine(new Zplan(context));
        Commands.add(line, context);
        return line;
    }

    /** Runs one command line; returns the exit code. */
    public int run(String... args) {
        Context coloured = Colour.applied(context, args);
        Failures failures = new Failures(coloured);
        Optional<Callable<Integer>> plain = Commands.plain(coloured, args);
        return plain.isPresent() ? called(plain.get(), failures) : parsed(coloured, failures, args);
    }

    private static int called(Callable<Integer> command, Failures failures) {
        try {
            return command.call();
        } catch (Exception e) {
            return failures.failed(e);
        }
    }

    private int parsed(Context coloured, Failures failures, String... args) {
        CommandLine line = new CommandLine(this);
        Commands.add(line, coloured, args);
        line.setOut(context.out())
                .setErr(context.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        coloured.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
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

        /** The version of this zplan. */
        static String number() {
            return Release.own().version();
        }
    }
}
