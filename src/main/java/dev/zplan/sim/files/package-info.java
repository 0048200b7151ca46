/**
 * Directories, files and symbolic links of a simulated host, and the programs that touch them: cat, ls, test, mkdir, rm and their
 * like. Owners and permissions are kept and shown; they keep nobody out. There are no devices, hard links or times.
 */
@NullMarked
package dev.zplan.sim.files;

import org.jspecify.annotations.NullMarked;
