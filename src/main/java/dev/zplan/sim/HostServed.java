package dev.zplan.sim;

/** Thrown where a host's state file is not to be used because a server has the host. Nothing was done. */
public final class HostServed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ServerNote server;

    HostServed(ServerNote server) {
        super("served by " + server);
        this.server = server;
    }

    /** Who has it. */
    public ServerNote server() {
        return server;
    }
}
