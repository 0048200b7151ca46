/**
 * The data links of a simulated host, and {@code dladm} over them.
 *
 * <p>{@link dev.zplan.sim.net.Links} is the state; {@link dev.zplan.sim.net.Dladm} reads and changes it as dladm(8) of
 * illumos does, with the same bytes, messages and exit codes.
 */
@NullMarked
package dev.zplan.sim.net;

import org.jspecify.annotations.NullMarked;
