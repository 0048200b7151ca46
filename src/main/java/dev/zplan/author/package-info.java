/**
 * Writing specs as a person would: what was read from a host, or from another tool's file, as KDL or YAML text; and changes to
 * specs that are there, which leave everything else of them as it was written ({@link dev.zplan.author.SpecEdits}).
 */
@NullMarked
package dev.zplan.author;

import org.jspecify.annotations.NullMarked;
