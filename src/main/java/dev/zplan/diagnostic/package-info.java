/**
 * Problems as values: what is wrong, where in which file, and what to do about it. Whoever reads something from outside (a
 * spec, a module, a host's output) returns diagnostics; exceptions are for bugs. Knows nothing of the rest of zplan.
 */
@NullMarked
package dev.zplan.diagnostic;

import org.jspecify.annotations.NullMarked;
