package dev.zplan.sim.command;

/**
 * Where a simulation does otherwise than was recorded.
 *
 * @param what that was looked at: {@code stdout}, {@code exit code}, {@code export of web: stderr} …
 * @param recorded what the real program did
 * @param simulated what the simulated one does
 */
public record Difference(String what, String recorded, String simulated) {}
