/**
 * The simulated {@code zonecfg}: its language, its checks, its printed forms and the table of configured zones it edits.
 * Behaviour follows recordings of the real program (illumos-gate of 2020 and OmniOS of 2021), quirks included; text that is
 * not UTF-8 travels as lone low surrogates (see {@link dev.zplan.sim.zonecfg.ByteText}).
 */
@NullMarked
package dev.zplan.sim.zonecfg;

import org.jspecify.annotations.NullMarked;
