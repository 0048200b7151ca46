/** Where commands run: the simulated host and, through the same interface, real ones; and how a host's facts are read. */
@NullMarked
package dev.zplan.host;

import org.jspecify.annotations.NullMarked;
