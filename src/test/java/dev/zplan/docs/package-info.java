/** Holds what users read to what zplan does: the examples, the README and the pages of docs/. */
@NullMarked
package dev.zplan.docs;

import org.jspecify.annotations.NullMarked;
