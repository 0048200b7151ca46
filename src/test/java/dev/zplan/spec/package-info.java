/** Tests of the specs. */
@NullMarked
package dev.zplan.spec;

import org.jspecify.annotations.NullMarked;
