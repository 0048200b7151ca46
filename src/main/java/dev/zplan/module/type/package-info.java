/**
 * The types of fields: what a user may write, what a host prints, and the one normal form that both become. Everything illumos
 * would refuse is refused here, with the rule. Their sources are the man pages zonecfg(8), dladm(8) and zfs(8).
 */
@NullMarked
package dev.zplan.module.type;

import org.jspecify.annotations.NullMarked;
