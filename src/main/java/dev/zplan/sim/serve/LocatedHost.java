package dev.zplan.sim.serve;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.Delays;
import dev.zplan.sim.Fault;
import dev.zplan.sim.HostServed;
import dev.zplan.sim.Outside;
import dev.zplan.sim.SimHost;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.command.SimResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A host of a workspace, wherever it is at the moment: with a server while one has it, else in its state file. Where that changes
 * between two commands, this follows.
 */
public final class LocatedHost implements Simulation {

    /** The exit status of a command whose server went away while it ran: what came of it is not known. */
    private static final int LOST = 255;

    private static final long RETRY_NANOS = Duration.ofMillis(1).toNanos();

    private final HostFiles files;
    private Simulation current;

    private LocatedHost(HostFiles files) {
        this.files = files;
        this.current = located();
    }

    /**
     * The host in those files.
     *
     * @throws IllegalArgumentException when the state file holds something else
     */
    public static LocatedHost of(HostFiles files) {
        return new LocatedHost(files);
    }

    private Simulation located() {
        while (true) {
            try {
                return new LoggedHost(SimHost.open(files.state()), files.log());
            } catch (HostServed served) {
                try {
                    return ServedHost.at(SimServer.socket(served.server().spool()));
                } catch (ServedHost.Gone e) {
                    LockSupport.parkNanos(RETRY_NANOS); // it is ending this very moment
                }
            }
        }
    }

    private <T> T at(Function<Simulation, T> question) {
        while (true) {
            Simulation asked = current();
            try {
                return question.apply(asked);
            } catch (HostServed e) {
                move(asked);
            } catch (ServedHost.Gone e) {
                if (e.wasSent()) {
                    throw e;
                }
                move(asked);
            }
        }
    }

    private synchronized Simulation current() {
        return current;
    }

    private synchronized void move(Simulation from) {
        if (current == from) {
            current = located();
        }
    }

    @Override
    public SimResult run(List<String> argv, String stdin, Outside outside) {
        return asked(host -> host.run(argv, stdin, outside));
    }

    @Override
    public SimResult read(List<String> argv) {
        return asked(host -> host.read(argv));
    }

    private SimResult asked(Function<Simulation, SimResult> command) {
        try {
            return at(command);
        } catch (ServedHost.Gone e) {
            move(current());
            return SimResult.fail(LOST, "the server of the host " + files.name() + " ended while the command ran\n");
        }
    }

    @Override
    public Flavour flavour() {
        return at(Simulation::flavour);
    }

    @Override
    public void inject(Fault fault) {
        at(host -> {
            host.inject(fault);
            return fault;
        });
    }

    @Override
    public List<Fault> faults() {
        return at(Simulation::faults);
    }

    @Override
    public void clearFaults() {
        at(host -> {
            host.clearFaults();
            return host;
        });
    }

    @Override
    public Delays delays() {
        return at(Simulation::delays);
    }

    @Override
    public void delay(Delays delays) {
        at(host -> {
            host.delay(delays);
            return host;
        });
    }

    @Override
    public String dump() {
        return at(Simulation::dump);
    }
}
