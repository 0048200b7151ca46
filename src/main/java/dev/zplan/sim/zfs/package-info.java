/**
 * The ZFS pools and datasets of a simulated host, and {@code zfs} and {@code zpool} over them.
 *
 * <p>{@link dev.zplan.sim.zfs.Pools} is the state; {@link dev.zplan.sim.zfs.Zfs} and {@link dev.zplan.sim.zfs.Zpool}
 * read and change it as the programs of illumos do, with the same bytes, messages and exit codes.
 */
@NullMarked
package dev.zplan.sim.zfs;

import org.jspecify.annotations.NullMarked;
