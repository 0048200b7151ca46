package dev.zplan.cli;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.Delays;
import dev.zplan.sim.Fault;
import dev.zplan.sim.Outside;
import dev.zplan.sim.SimCrash;
import dev.zplan.sim.Simulation;
import dev.zplan.sim.command.SimResult;
import java.util.List;
import java.util.function.Supplier;

/**
 * A simulated host at which zplan dies where a fault says so: at once, as by a kill that cannot be caught, and with the exit
 * status that a shell shows for one.
 *
 * @param inner the host
 * @param context whose process dies
 */
record MortalHost(Simulation inner, Context context) implements Simulation {

    @Override
    public SimResult run(List<String> argv, String stdin, Outside outside) {
        return mortally(() -> inner.run(argv, stdin, outside));
    }

    @Override
    public SimResult read(List<String> argv) {
        return mortally(() -> inner.read(argv));
    }

    private SimResult mortally(Supplier<SimResult> command) {
        try {
            return command.get();
        } catch (SimCrash e) {
            if (context.process().mortal()) {
                context.err().println("zplan: " + e.getMessage() + " (a fault of zplan sim fail --crash)");
                context.err().flush();
                context.process().halt().accept(ExitCodes.KILLED);
            }
            throw e;
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
