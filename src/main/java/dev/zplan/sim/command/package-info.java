/** What every simulated command is given and gives back. */
@NullMarked
package dev.zplan.sim.command;

import org.jspecify.annotations.NullMarked;
