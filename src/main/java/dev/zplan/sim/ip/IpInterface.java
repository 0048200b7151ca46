package dev.zplan.sim.ip;

/**
 * An IP interface; IPv4 and IPv6 are always plumbed together.
 *
 * @param name that of its data link, or {@code lo0}
 * @param persistent whether it comes back at the next boot
 * @param active whether it exists now; a persistent one can be disabled
 * @param granted whether the global zone decides its addresses
 */
record IpInterface(String name, boolean persistent, boolean active, boolean granted) {

    static final String LOOPBACK = "lo0";

    boolean isLoopback() {
        return name.equals(LOOPBACK);
    }

    /** The name without its number: the kernel keeps interfaces together by it. */
    String kind() {
        return name.replaceFirst("[0-9]+$", "");
    }

    IpInterface active(boolean now) {
        return new IpInterface(name, persistent, now, granted);
    }
}
