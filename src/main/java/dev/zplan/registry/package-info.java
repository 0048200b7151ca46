/**
 * Who owns which resource, and which zone holds which address: flat KDL files, one for each zone, that people can read and
 * compare.
 */
@NullMarked
package dev.zplan.registry;

import org.jspecify.annotations.NullMarked;
