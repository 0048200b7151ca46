package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.host.Host;
import dev.zplan.host.Terminal;
import dev.zplan.module.CommandLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "console",
        description = "Opens the console of a zone (zlogin -C) at this terminal; ~. on a line of its own leaves it.",
        footer = {
            "%nThe zone must be installed, and need not run: its console shows it come up.",
            "%nExamples:",
            "  zplan console web",
            "  zplan console --print web                only the command that does it"
        })
final class ConsoleCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(paramLabel = "ZONE", description = "The zone.")
    private String zone = "";

    @Option(names = "--host", paramLabel = "NAME", description = "Its host, where several have a zone of that name.")
    private List<String> hosts = List.of();

    @Option(names = "--print", description = "Prints the command instead of running it.")
    private boolean print;

    ConsoleCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        Session session = Session.open(context, options, List.of());
        List<ZoneStatus> zones = new ArrayList<>();
        session.hostNames(hosts).forEach(name -> zones.addAll(ZoneStatus.on(session.host(name))));
        List<String> argv = argv(session.host(ZoneStatus.named(zone, zones).host()), zone);
        if (print) {
            context.out().println(new CommandLine(argv, null).shell());
            return ExitCodes.OK;
        }
        context.out().flush();
        try {
            return Terminal.run(argv);
        } catch (IOException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::console::no_program",
                    argv.get(0) + " cannot be started: " + e.getMessage(),
                    null,
                    "see with --print what was to run"));
        }
    }

    /** What to run at this terminal. */
    static List<String> argv(Host host, String zone) {
        return host.atTerminal(CommandLine.of("zlogin", "-C", zone))
                .orElseThrow(() -> new DiagnosticException(Diagnostic.error(
                        "zplan::console::none",
                        "the zones of the simulated host " + host.name() + " have no console",
                        null,
                        "zplan exec " + zone + " -- CMD runs a command in it")));
    }
}
