/**
 * What the rest of zplan speaks of: addresses, values, resources, and graphs of them. Pure data, without any knowledge of
 * illumos, of files or of hosts.
 */
@NullMarked
package dev.zplan.resource;

import org.jspecify.annotations.NullMarked;
