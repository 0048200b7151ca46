/**
 * What zplan can manage: modules as data (fields, commands, readers), the types of fields, and the drivers of the kinds whose
 * planning is more than data.
 */
@NullMarked
package dev.zplan.module;

import org.jspecify.annotations.NullMarked;
