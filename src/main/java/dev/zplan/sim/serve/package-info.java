/**
 * Simulated hosts as users have them: files in a folder, a log of what was run, and a server that keeps one host in memory for
 * scripts and for other processes. Scripts talk to it through FIFOs, since a shell can; zplan itself through a socket. Both are in
 * a spool folder that only its owner may enter.
 */
@NullMarked
package dev.zplan.sim.serve;

import org.jspecify.annotations.NullMarked;
