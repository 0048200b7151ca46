/**
 * The zone: the composite that a spec speaks of, its expansion into resources, and the address pools. Pure: what hosts and the
 * registry know comes in as plain values.
 */
@NullMarked
package dev.zplan.zone;

import org.jspecify.annotations.NullMarked;
