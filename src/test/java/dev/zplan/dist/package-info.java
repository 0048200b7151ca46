@NullMarked
package dev.zplan.dist;

import org.jspecify.annotations.NullMarked;
