package dev.zplan.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only holds others: without one of them it shows the help. */
abstract class CommandGroup implements Runnable {

    private final Context context;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    CommandGroup(Context context) {
        this.context = context;
    }

    @Override
    public final void run() {
        spec.commandLine().usage(context.out());
    }
}
