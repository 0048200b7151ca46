/** The command line: one small class for each command, which parses, calls, chooses the report and the exit code. */
@NullMarked
package dev.zplan.cli;

import org.jspecify.annotations.NullMarked;
