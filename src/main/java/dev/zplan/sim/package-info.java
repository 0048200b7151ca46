/**
 * The simulated host: links, datasets and zones without illumos, behind the real commands with their real output. It knows
 * nothing of planning: it must not know what it is used to test.
 */
@NullMarked
package dev.zplan.sim;

import org.jspecify.annotations.NullMarked;
