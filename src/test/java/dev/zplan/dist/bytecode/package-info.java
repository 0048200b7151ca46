@NullMarked
package dev.zplan.dist.bytecode;

import org.jspecify.annotations.NullMarked;
