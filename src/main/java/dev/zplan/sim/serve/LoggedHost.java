package dev.zplan.sim.serve;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.Delays;
import dev.zplan.sim.Fault;
import dev.zplan.sim.HostServed;
import dev.zplan.sim.Outside;
import dev.zplan.sim.SimCrash;
import dev.zplan.sim.SimHang;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.command.SimResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * A host whose commands are written down.
 *
 * @param inner the host
 * @param log where
 */
record LoggedHost(Simulation inner, CommandLog log) implements Simulation {

    /** The exit status of a command whose caller went away: died by signal 9. */
    private static final int KILLED = -9;

    @Override
    public SimResult run(List<String> argv, String stdin, Outside outside) {
        return logged(argv, () -> inner.run(argv, stdin, outside));
    }

    @Override
    public SimResult read(List<String> argv) {
        return logged(argv, () -> inner.read(argv));
    }

    private SimResult logged(List<String> argv, Supplier<SimResult> command) {
        Instant begin = Instant.now();
        String result = "killed";
        try {
            SimResult ended = command.get();
            result = ended.exitCode() == KILLED ? "killed" : String.valueOf(ended.exitCode());
            return ended;
        } catch (SimHang e) {
            result = "hang";
            throw e;
        } catch (SimCrash e) {
            result = "crash";
            throw e;
        } catch (HostServed e) {
            result = "";
            throw e;
        } finally {
            if (!result.isEmpty()) {
                long millis = Duration.between(begin, Instant.now()).toMillis();
                log.add(new CommandLog.Entry(begin, argv, result, millis));
            }
        }
    }

    @Override
    public Flavour flavour() {
        return inner.flavour();
    }

    @Override
    public void inject(Fault fault) {
        inner.inject(fault);
    }

    @Override
    public List<Fault> faults() {
        return inner.faults();
    }

    @Override
    public void clearFaults() {
        inner.clearFaults();
    }

    @Override
    public Delays delays() {
        return inner.delays();
    }

    @Override
    public void delay(Delays delays) {
        inner.delay(delays);
    }

    @Override
    public String dump() {
        return inner.dump();
    }
}
