package dev.zplan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "sim",
        description = "Makes simulated hosts, and uses them: by hand, from scripts, and with faults.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "%nA simulated host answers to the commands of illumos as a real one would; docs/simulator.md tells how well.",
            "%nExamples:",
            "  zplan sim run lab -- zoneadm list -cv",
            "  zplan sim serve lab --bin /tmp/lab       then, elsewhere: PATH=/tmp/lab:$PATH sh script.sh"
        })
final class SimCommand implements Runnable {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    SimCommand(Context context) {
        this.context = context;
    }

    /** The command with all below it. */
    static CommandLine line(Context context) {
        return new CommandLine(new SimCommand(context))
                .addSubcommand(new SimCreateCommand(context))
                .addSubcommand(new SimListCommand(context))
                .addSubcommand(new SimResetCommand(context))
                .addSubcommand(new SimRunCommand(context))
                .addSubcommand(new SimFailCommand(context))
                .addSubcommand(new SimDelayCommand(context))
                .addSubcommand(new SimLogCommand(context))
                .addSubcommand(new SimServeCommand(context))
                .addSubcommand(new SimReplayCommand(context));
    }

    /** Without a command: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(context.out());
    }
}
