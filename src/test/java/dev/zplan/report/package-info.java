/** Tests of what people and programs see. */
@NullMarked
package dev.zplan.report;

import org.jspecify.annotations.NullMarked;
