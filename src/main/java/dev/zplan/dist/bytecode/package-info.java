/**
 * Lambdas as plain classes. Where a class has a lambda, the compiler leaves its making to the first time it is needed; that takes Java
 * a tenth of a millisecond each time, which is a sixth of the time that a command of zplan takes to begin and end. Classes that are
 * there already are just loaded.
 *
 * <p>It is run by the build over what the compiler made, so tests run what users do, and is not in the jar.
 */
@NullMarked
package dev.zplan.dist.bytecode;

import org.jspecify.annotations.NullMarked;
