/** The commands, run as {@code Main} runs them, in workspaces of their own. */
@NullMarked
package dev.zplan.cli;

import org.jspecify.annotations.NullMarked;
