/**
 * IPS images of a simulated host and its zones: {@code pkg} with its publishers and a handful of packages, after the sources of pkg5
 * (src/client.py). An image's state is a file in its root, {@code /var/pkg/pkg5.image}, and so goes wherever the root goes. No
 * repository is asked: any origin is believed, and what there is to install stands here.
 */
@NullMarked
package dev.zplan.sim.pkg;

import org.jspecify.annotations.NullMarked;
