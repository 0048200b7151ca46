package dev.zplan.sim.smf;

import java.util.List;
import java.util.Optional;

/** What the programs for services see of their host. */
public interface SmfWorld {
    /** The zone that the program runs in. */
    SmfZone self();

    /** A zone by name, the global one included; empty when none of that name is configured. */
    Optional<SmfZone> zone(String name);

    /** The zones that run, in the order of the kernel. */
    List<SmfZone> running();

    /** Seconds since 1970; every question lets a second pass. */
    long now();

    /** Lets seconds pass, as a program does that waits. */
    void pass(long seconds);
}
