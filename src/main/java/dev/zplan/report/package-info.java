/**
 * What people and programs see: plans, progress and lists as text, scripts and graphs. Pure: values in, text out. Whatever comes
 * from a spec or a host is shown with its control characters made visible, and secrets never in clear.
 */
@NullMarked
package dev.zplan.report;

import org.jspecify.annotations.NullMarked;
