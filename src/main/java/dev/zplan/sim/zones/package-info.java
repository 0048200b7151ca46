/**
 * The zones of a simulated host: {@code zoneadm} with its brands, {@code zlogin}, and what runs inside.
 *
 * <p>Texts, exit codes and the order of checks follow the sources of zoneadm, zoneadmd and the brand scripts of OmniOS
 * (illumos-omnios 2021, pkg5 src/brand) and of illumos-gate 2020.
 */
@NullMarked
package dev.zplan.sim.zones;

import org.jspecify.annotations.NullMarked;
