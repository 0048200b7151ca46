/** Tests of planning. */
@NullMarked
package dev.zplan.plan;

import org.jspecify.annotations.NullMarked;
