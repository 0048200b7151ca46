/** Tests of the HTML page, without and with a browser. */
@NullMarked
package dev.zplan.report.html;

import org.jspecify.annotations.NullMarked;
