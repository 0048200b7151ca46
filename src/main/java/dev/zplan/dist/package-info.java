/**
 * What an installed zplan consists of, laid out for the tarball, the Debian package and the IPS package.
 *
 * <p>It is run by the build and is not in the jar.
 */
@NullMarked
package dev.zplan.dist;

import org.jspecify.annotations.NullMarked;
