/** The promises of an apply, held as properties on simulated hosts: any spec, any host to start from, any fault. */
@NullMarked
package dev.zplan.invariants;

import org.jspecify.annotations.NullMarked;
