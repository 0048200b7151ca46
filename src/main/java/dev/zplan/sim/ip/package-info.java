/**
 * The IP stack of a zone of a simulated host, the global one included, and the programs over it: {@code ipadm}, {@code route},
 * {@code routeadm}, {@code netstat -rn}, {@code ifconfig} and {@code ipnat}.
 *
 * <p>{@link dev.zplan.sim.ip.IpStack} is the state. Formats, messages and exit codes are those of illumos-gate
 * (usr/src/cmd/cmd-inet/usr.sbin, lib/libipadm, cmd/ipf).
 */
@NullMarked
package dev.zplan.sim.ip;

import org.jspecify.annotations.NullMarked;
