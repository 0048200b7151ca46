package dev.zplan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "snapshot",
        description = "Takes, lists, goes back to and destroys snapshots of zones with their datasets and volumes.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "%nExamples:",
            "  zplan snapshot create web --keep 7",
            "  zplan snapshot list",
            "  zplan snapshot rollback web --name before-upgrade"
        })
final class SnapshotCommand implements Runnable {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private SnapshotCommand(Context context) {
        this.context = context;
    }

    /** With its subcommands. */
    static CommandLine line(Context context) {
        return new CommandLine(new SnapshotCommand(context))
                .addSubcommand(new SnapshotCreateCommand(context))
                .addSubcommand(new SnapshotListCommand(context))
                .addSubcommand(new SnapshotRollbackCommand(context))
                .addSubcommand(new SnapshotDestroyCommand(context));
    }

    /** Without a command: the help. */
    @Override
    public void run() {
        spec.commandLine().usage(context.out());
    }
}
