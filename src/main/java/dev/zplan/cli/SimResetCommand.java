package dev.zplan.cli;

import dev.zplan.registry.Entry;
import dev.zplan.resource.Flavour;
import dev.zplan.sim.HostServed;
import dev.zplan.sim.ServerNote;
import dev.zplan.sim.SimHost;
import dev.zplan.sim.serve.HostFiles;
import dev.zplan.workspace.HostDef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "reset",
        description =
                "Puts a simulated host back to what it was when it was made. Its zones, data, faults and log are lost.",
        footer = {
            "%nThe registry is not changed: what it says of the host is told, and the next apply makes it again.",
            "%nExamples:",
            "  zplan sim reset lab",
            "  zplan sim reset lab --yes"
        })
final class SimResetCommand implements Callable<Integer> {

    private final Context context;

    @Mixin
    private WorkspaceOptions options = new WorkspaceOptions();

    @Parameters(paramLabel = "NAME", description = "The host.")
    private String name = "";

    @Option(names = "--yes", description = "Does not ask.")
    private boolean yes;

    SimResetCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Session session = Session.open(context, options, List.of());
        SimHosts hosts = new SimHosts(session.workspace());
        HostFiles files = hosts.existing(name);
        ServerNote.of(files.state()).ifPresent(server -> {
            throw SimHosts.served(name, server);
        });
        Consent consent = new Consent(context, yes);
        consent.mustBePossible("sim reset", "give --yes");
        if (!consent.given("Everything on the simulated host " + name + " is lost. Reset it?")) {
            return ExitCodes.ERROR;
        }
        try {
            reset(hosts, files);
        } catch (HostServed e) {
            throw SimHosts.served(name, e.server());
        }
        context.out().println("Reset " + name + ".");
        long owned = session.registry().load().resources().values().stream()
                .map(Entry::address)
                .filter(a -> a.host().equals(name))
                .count();
        if (owned > 0) {
            context.out()
                    .println("The registry still owns " + owned + (owned == 1 ? " resource" : " resources")
                            + " there: zplan apply makes them again.");
        }
        return ExitCodes.OK;
    }

    private void reset(SimHosts hosts, HostFiles files) {
        try {
            if (Files.exists(files.start())) {
                SimHost.replace(files.state(), Files.readString(files.start()));
            } else {
                SimHost.replace(files.state(), SimHost.dumpOfNew(flavour(hosts, files), SimHosts.seed(name)));
            }
            Files.deleteIfExists(files.log().path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What zplan.kdl says, else what the host is; a state that cannot be read is no hindrance where zplan.kdl knows. */
    private Flavour flavour(SimHosts hosts, HostFiles files) {
        return hosts.defined(name)
                .map(HostDef::flavour)
                .orElseGet(() -> SimHosts.readable(files, () -> SimHost.open(files.state()))
                        .flavour());
    }
}
