/** Writing specs as a person would: what was read from a host, or from another tool's file, as KDL or YAML text. */
@NullMarked
package dev.zplan.author;

import org.jspecify.annotations.NullMarked;
