/**
 * Directories and files of a simulated host, and the few programs that touch them: a small shell, cat, ls, test, mkdir, rm
 * and their like. There are no links, devices or users: everything belongs to root.
 */
@NullMarked
package dev.zplan.sim.files;

import org.jspecify.annotations.NullMarked;
