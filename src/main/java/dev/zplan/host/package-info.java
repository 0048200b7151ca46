/**
 * Where commands run: the simulated host and, through the same interface, real ones, this machine or another one by ssh; and how a
 * host's facts are read.
 */
@NullMarked
package dev.zplan.host;

import org.jspecify.annotations.NullMarked;
