/**
 * Carrying out a plan as one transaction: steps in parallel where the graph allows, intent on disk before each effect, and
 * everything undone in reverse when one fails.
 */
@NullMarked
package dev.zplan.apply;

import org.jspecify.annotations.NullMarked;
