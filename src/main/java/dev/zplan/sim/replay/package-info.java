/** Recordings of real programs, played to the simulated ones. */
@NullMarked
package dev.zplan.sim.replay;

import org.jspecify.annotations.NullMarked;
