/**
 * The write-ahead journal of an apply. A record is on the disk before what it tells happens, so that after a crash
 * {@code zplan recover} knows all that may have been done.
 */
@NullMarked
package dev.zplan.apply.journal;

import org.jspecify.annotations.NullMarked;
