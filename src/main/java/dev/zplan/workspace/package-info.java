/**
 * The folder that a user works in: its settings, hosts, modules, templates, pools and plan files, read and checked. Where it
 * says nothing, what is built in counts.
 */
@NullMarked
package dev.zplan.workspace;

import org.jspecify.annotations.NullMarked;
