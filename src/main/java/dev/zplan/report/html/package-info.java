/**
 * A plan as one HTML page: no file beside it, nothing from the network, and readable without its script. The picture's layout is
 * our own, in whole pixels, so that the same plan gives the same bytes. The markup is well-formed XML too.
 */
@NullMarked
package dev.zplan.report.html;

import org.jspecify.annotations.NullMarked;
