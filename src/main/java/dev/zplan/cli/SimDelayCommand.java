package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.sim.Delays;
import dev.zplan.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "delay",
        description = "Lets the commands of a simulated host take their time, as those of a real one do.",
        footer = {
            "%nTIME is for every command, WORD=TIME for those that have that word; the longest of several words counts. Times are in s or"
                    + " ms. They are kept with the host, and those that were given before are forgotten. Without any, those that"
                    + " hold are told.",
            "%nExamples:",
            "  zplan sim delay lab 50ms",
            "  zplan sim delay lab 20ms install=5s boot=1500ms",
            "  zplan sim delay lab --clear"
        })
final class SimDelayCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "The host.")
    private String name = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "TIME",
            description = "How long commands take: 50ms, or install=5s.")
    private List<String> times = new ArrayList<>();

    @Option(names = "--clear", description = "No command takes time any more.")
    private boolean clear;

    SimDelayCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (clear && !times.isEmpty()) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::sim::bad_delay",
                    "--clear and times cannot be given together",
                    null,
                    "times that were given before are forgotten anyway"));
        }
        Delays wanted = delays(times);
        Simulation host = new SimHosts(Session.open(context, options, List.of()).workspace()).open(name);
        if (clear || !times.isEmpty()) {
            host.delay(wanted);
        }
        context.out().println(story(host.delays()));
        return ExitCodes.OK;
    }

    /** @throws DiagnosticException when one of the texts is no time */
    static Delays delays(List<String> texts) {
        try {
            return Delays.parse(texts);
        } catch (IllegalArgumentException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::sim::bad_delay",
                    "\"" + e.getMessage() + "\" is no time for commands",
                    null,
                    "write 50ms for all commands, install=5s for those that have that word"));
        }
    }

    private String story(Delays delays) {
        List<String> texts = delays.texts();
        return texts.isEmpty()
                ? "Commands on " + name + " take no time."
                : "Commands on " + name + " take " + String.join(", ", texts) + ".";
    }
}
