package dev.zplan.cli;

import dev.zplan.sim.Outside;
import dev.zplan.sim.SimCrash;
import dev.zplan.sim.SimHang;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.command.SimResult;
import dev.zplan.sim.serve.Appetite;
import dev.zplan.sim.zonecfg.ByteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Runs one command on a simulated host, and ends with its exit code.",
        footer = {
            "%nStandard input is passed on if the command reads it and it is no terminal. A file that zonecfg is told to read and"
                    + " that the host does not have is looked for on this machine; what it exports is written here.",
            "%nExit codes are those of the command; 128 and the signal's number where it died by one; 124 where a fault lets it"
                    + " hang, 137 where a fault kills its caller.",
            "%nExamples:",
            "  zplan sim run lab -- zoneadm list -cv",
            "  zplan sim run lab -- zonecfg -z web -f web.cfg",
            "  zplan sim run lab -- zlogin web svcs -x"
        })
final class SimRunCommand implements Callable<Integer> {

    /** As timeout(1) ends when a command did not. */
    private static final int HUNG = 124;

    private static final int SIGNAL = 128;
    private static final int BYTE = 0xff;

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "The host.")
    private String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "CMD",
            arity = "1..*",
            description = "The command and its arguments, after --.")
    private List<String> argv = new ArrayList<>();

    SimRunCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Simulation host = new SimHosts(Session.open(context, options, List.of()).workspace()).open(name);
        try {
            SimResult result = host.run(argv, stdin(), new Outside(context.current()));
            context.bytes().out(ByteText.encode(result.stdout()));
            context.bytes().err(ByteText.encode(result.stderr()));
            return result.exitCode() < 0 ? SIGNAL - result.exitCode() : result.exitCode() & BYTE;
        } catch (SimHang e) {
            context.err().println("zplan: " + e.getMessage());
            return HUNG;
        } catch (SimCrash e) {
            context.err().println("zplan: " + e.getMessage());
            return ExitCodes.KILLED;
        }
    }

    private String stdin() {
        if (context.terminals().in() || Appetite.of(argv) == Appetite.NONE) {
            return "";
        }
        try {
            return ByteText.decode(context.bytes().in().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
