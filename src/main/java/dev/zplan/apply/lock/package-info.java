/**
 * What keeps two applies apart: the lock of a workspace, which the operating system holds for a process, and the lock of a host,
 * a symbolic link on the host itself. Both say who holds them, in one form (docs/locks.md).
 */
@NullMarked
package dev.zplan.apply.lock;

import org.jspecify.annotations.NullMarked;
