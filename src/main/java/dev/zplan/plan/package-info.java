/**
 * Wanted × facts × registry → plan: what changes, in which steps, in which order. Pure data in, pure data out: the same input
 * gives the same bytes.
 */
@NullMarked
package dev.zplan.plan;

import org.jspecify.annotations.NullMarked;
