/**
 * A small {@code sh} for simulated hosts. Texts are cut into tokens, parsed into commands, and carried out over the files that the
 * shell sees; what it does not know it refuses before anything runs.
 */
@NullMarked
package dev.zplan.sim.shell;

import org.jspecify.annotations.NullMarked;
