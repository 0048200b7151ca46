package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.module.CommandLine;
import dev.zplan.sim.Delays;
import dev.zplan.sim.HostServed;
import dev.zplan.sim.serve.HostFiles;
import dev.zplan.sim.serve.SimServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "serve",
        description =
                "Keeps a simulated host in memory and makes programs (zoneadm, zonecfg, zfs ...) that scripts call.",
        footer = {
            "%nIt runs until it is ended by Ctrl-C or kill; then the host's state is written and the programs are removed. Meanwhile"
                    + " zplan itself uses the served host too. Files of the global zone that scripts touch with cat, mkdir and"
                    + " the like are those of this machine: see docs/simulator.md.",
            "%nExamples:",
            "  zplan sim serve lab --bin /tmp/lab &",
            "  PATH=/tmp/lab:$PATH sh my-zones.sh",
            "  zplan sim serve lab --bin /tmp/lab --latency install=5s --latency boot=1500ms"
        })
final class SimServeCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(paramLabel = "NAME", description = "The host.")
    private String name = "";

    @Option(
            names = "--bin",
            paramLabel = "DIR",
            required = true,
            description = "Where the programs go; made if it is not there.")
    @SuppressWarnings("NullAway.Init")
    private Path bin;

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            description =
                    "Commands take at least so long, in s or ms; WORD=TIME: those that have that word; may be repeated.")
    private List<String> latency = new ArrayList<>();

    SimServeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        SimHosts hosts = new SimHosts(Session.open(context, options, List.of()).workspace());
        HostFiles files = hosts.existing(name);
        Path folder = context.current().resolve(bin).toAbsolutePath().normalize();
        SimServer server = start(files, folder);
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "end of serve"));
        context.out()
                .println("serving " + name + "; export PATH="
                        + new CommandLine(List.of(folder.toString()), null).shell() + ":$PATH");
        context.out().flush();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCodes.OK;
    }

    private void end(SimServer server) {
        try {
            server.close();
        } catch (UncheckedIOException e) {
            context.err().println("zplan: the state of " + name + " cannot be written: " + e.getCause());
            context.err().flush();
        }
    }

    private SimServer start(HostFiles files, Path folder) {
        Delays times = SimDelayCommand.delays(latency);
        try {
            List<Path> inTheWay = SimServer.inTheWay(folder);
            if (!inTheWay.isEmpty()) {
                throw new DiagnosticException(Diagnostic.error(
                        "zplan::sim::in_the_way",
                        inTheWay.get(0) + " is there already, and no server has made it",
                        null,
                        "name another folder, or a new one"));
            }
            return SimHosts.readable(files, () -> begin(files, folder, times));
        } catch (HostServed e) {
            throw SimHosts.served(name, e.server());
        } catch (IOException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::sim::cannot_serve",
                    "the host " + name + " cannot be served: " + e,
                    null,
                    "check that " + folder + " and the folder for temporary files can be written"));
        }
    }

    private SimServer begin(HostFiles files, Path folder, Delays times) {
        try {
            return SimServer.start(files, new SimServer.Options(folder, context.user(), times::of));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
