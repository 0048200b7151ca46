package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import dev.zplan.sim.ServerNote;
import dev.zplan.sim.SimHost;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.serve.HostFiles;
import dev.zplan.sim.serve.LocatedHost;
import dev.zplan.workspace.HostDef;
import dev.zplan.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The simulated hosts of a workspace.
 *
 * @param workspace where they are
 */
record SimHosts(Workspace workspace) {

    /** Where their files are. */
    Path folder() {
        return workspace.state().resolve("sim");
    }

    /** The files of the host of that name, be they there or not. */
    HostFiles files(String name) {
        return new HostFiles(folder(), name);
    }

    /** What {@code zplan.kdl} says of a host of that name. */
    Optional<HostDef> defined(String name) {
        return Optional.ofNullable(workspace.settings().hosts().get(name));
    }

    /** All that were created, or stand in {@code zplan.kdl} as simulated ones. */
    TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        workspace.settings().hosts().values().stream()
                .filter(h -> h.via() == HostDef.Via.SIM)
                .forEach(h -> names.add(h.name()));
        HostFiles.in(folder()).forEach(files -> names.add(files.name()));
        return names;
    }

    /**
     * The files of an existing host; one that {@code zplan.kdl} names is made on first use.
     *
     * @throws DiagnosticException when there is none of that name
     */
    HostFiles existing(String name) {
        HostFiles files = files(name);
        if (HostFiles.isName(name) && files.exist()) {
            return files;
        }
        HostDef host = defined(name).filter(h -> h.via() == HostDef.Via.SIM).orElseThrow(() -> unknown(name));
        created(files, () -> SimHost.create(host.flavour(), seed(name), files.state()));
        return files;
    }

    private DiagnosticException unknown(String name) {
        TreeSet<String> names = names();
        return new DiagnosticException(Diagnostic.error(
                "zplan::sim::unknown_host",
                "there is no simulated host \"" + name + "\"",
                null,
                Suggestion.nearest(name, names)
                                .map(n -> "did you mean " + n + "? ")
                                .orElse("") + "zplan sim create " + name + " makes one"));
    }

    /** Runs what makes a host, with the folder for its files there. */
    static void created(HostFiles files, Runnable making) {
        try {
            Files.createDirectories(files.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        making.run();
    }

    /** Opens a host, as {@link #existing} finds it, wherever it is at the moment. */
    LocatedHost open(String name) {
        HostFiles files = existing(name);
        return readable(files, () -> LocatedHost.of(files));
    }

    /** Does something with a host's files; throws a DiagnosticException when its state cannot be read. */
    static <T> T readable(HostFiles files, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::host::damaged",
                    "the simulated host in " + files.state() + " cannot be read: " + e.getMessage(),
                    null,
                    "bring the file back from a backup, or start over without it and without .zplan"
                            + "/registry, which owns what was there"));
        }
    }

    /** The states of a host's zones, in the words of zoneadm: asked of a copy, so that neither faults nor the log notice. */
    static List<String> zoneStates(Simulation host) {
        SimHost copy = SimHost.restore(host.dump());
        copy.clearFaults();
        return copy.run("zoneadm", "list", "-cp")
                .stdout()
                .lines()
                .map(line -> line.split(":", -1))
                .filter(columns -> !columns[1].equals("global"))
                .map(columns -> columns[2])
                .toList();
    }

    /** What to say where a server stands in the way. */
    static DiagnosticException served(String name, ServerNote server) {
        return new DiagnosticException(Diagnostic.error(
                "zplan::sim::served",
                "the simulated host " + name + " is served by " + server,
                null,
                "end that first: kill " + server.pid()));
    }

    /** Two simulated hosts of one workspace are not twins: their MAC addresses and ids differ. */
    static long seed(String name) {
        return 1 + Integer.toUnsignedLong(name.hashCode());
    }

    /** Refuses a name that a host cannot have. */
    static void checkName(String name) {
        if (!HostFiles.isName(name)) {
            throw new DiagnosticException(Diagnostic.error(
                    "zplan::sim::bad_name",
                    "\"" + name + "\" cannot be the name of a simulated host",
                    null,
                    "up to 64 letters, digits, dots, dashes and underscores, a letter or digit first"));
        }
    }

    /** The line by which zplan.kdl knows a host; empty when it does already. */
    List<String> lineToAdd(String name, String flavour) {
        return defined(name).isPresent()
                ? List.of()
                : List.of("host \"" + name + "\" via=\"sim\" flavour=\"" + flavour + "\"");
    }
}
