package dev.zplan.sim;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.command.SimResult;
import java.util.List;

/** A simulated host, wherever it is kept: in this process, in a file, or with a server. May be used by several threads at once. */
public interface Simulation {

    /**
     * Runs a command.
     *
     * @param argv its words, the program's name or path first
     * @param stdin what it reads
     * @param outside the files of the real machine that the command may name
     * @throws SimHang when it does not return
     * @throws SimCrash when its caller dies
     */
    SimResult run(List<String> argv, String stdin, Outside outside);

    /** Runs a command that sees no file but those of the simulated host. */
    default SimResult run(List<String> argv, String stdin) {
        return run(argv, stdin, Outside.NONE);
    }

    /** Runs a command that only reads and is given nothing: but for the passing of time it leaves the host as it is. */
    default SimResult read(List<String> argv) {
        return run(argv, "");
    }

    /** The distribution. */
    Flavour flavour();

    /** Lets something go wrong at a command to come; kept with the state. */
    void inject(Fault fault);

    /** The faults that have not struck yet. */
    List<Fault> faults();

    /** Forgets the faults that have not struck yet. */
    void clearFaults();

    /** How long its commands take. */
    Delays delays();

    /** Lets commands take time from now on, and no other; kept with the state. */
    void delay(Delays delays);

    /** The whole state as JSON: equal states give equal texts. */
    String dump();
}
