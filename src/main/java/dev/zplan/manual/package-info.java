/**
 * What zplan tells of itself: its commands as a reference, as man pages and to a shell that completes them, and every node and field
 * that its files may hold. All of it is made from the models that the program itself works by, so it cannot say anything else.
 */
@NullMarked
package dev.zplan.manual;

import org.jspecify.annotations.NullMarked;
