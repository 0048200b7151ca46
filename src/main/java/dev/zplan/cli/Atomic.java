package dev.zplan.cli;

import dev.zplan.apply.Atomicity;

/** What stays or goes together when a step fails, in the words of the command line. */
enum Atomic {
    /** The zone of the step, with what depends on it. */
    zone,
    /** Its host. */
    host,
    /** All hosts. */
    fleet;

    /** The same within one transaction. */
    Atomicity within() {
        return this == zone ? Atomicity.ZONE : Atomicity.PLAN;
    }
}
