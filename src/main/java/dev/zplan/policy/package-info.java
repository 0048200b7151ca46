/**
 * Rules of a workspace over its plans: what a zone or a resource must be like, and what must not happen to it. Policies are data, read from
 * {@code policies/}; what breaks one is a diagnostic of the plan. The users' tests of {@code tests/} look at plans in the same way.
 */
@NullMarked
package dev.zplan.policy;

import org.jspecify.annotations.NullMarked;
