package dev.zplan.sim.serve;

/** The words of the messages through the socket. */
final class Protocol {

    /** Run a command: the caller's directory or nothing, standard input, the words of the command. */
    static final String RUN = "run";

    /** Add a fault: its JSON. */
    static final String INJECT = "inject";

    /** Tell the faults that wait. */
    static final String FAULTS = "faults";

    /** Forget the faults that wait. */
    static final String CLEAR = "clear";

    /** Tell how long commands take. */
    static final String DELAYS = "delays";

    /** Let commands take so long: the times as texts. */
    static final String DELAY = "delay";

    /** Tell the whole state. */
    static final String DUMP = "dump";

    /** Tell the distribution. */
    static final String FLAVOUR = "flavour";

    /** Answer: it is done; of a command the exit status, standard output and standard error. */
    static final String DONE = "done";

    /** Answer: the command does not return. */
    static final String HANG = "hang";

    /** Answer: the caller dies at this command. */
    static final String CRASH = "crash";

    /** Answer: the server is about to end; nothing was done. */
    static final String REFUSED = "refused";

    private Protocol() {}
}
