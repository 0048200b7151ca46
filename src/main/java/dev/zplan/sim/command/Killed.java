package dev.zplan.sim.command;

/** Thrown where a command waits and its caller goes away: the process that waits is killed. What it has done so far stays. */
public final class Killed extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
