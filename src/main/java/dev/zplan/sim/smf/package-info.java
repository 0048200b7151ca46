/**
 * The services of a simulated host and its zones: {@code svcs}, {@code svcadm}, {@code svccfg} and {@code svcprop}, after the sources
 * of illumos-gate (usr/src/cmd/svc). A zone's repository is a file in its root, {@code /etc/svc/repository.db}, and so goes wherever
 * the root goes; what is forgotten at halt is in {@code /etc/svc/volatile/svc_nonpersist.db}.
 *
 * <p>No service runs here. Its state follows from who is enabled, what it depends on, and how long ago the zone booted.
 */
@NullMarked
package dev.zplan.sim.smf;

import org.jspecify.annotations.NullMarked;
