package dev.zplan.sim.zfs;

import java.util.Set;
import java.util.TreeSet;

/** Whose names {@code zfs allow} knows: the accounts that every illumos has, and what is added. */
final class Accounts {
    static final Set<String> GROUPS = Set.of(
            "root",
            "other",
            "bin",
            "sys",
            "adm",
            "uucp",
            "mail",
            "tty",
            "lp",
            "nuucp",
            "staff",
            "daemon",
            "sysadmin",
            "games",
            "smmsp",
            "gdm",
            "netadm",
            "unknown",
            "nobody",
            "noaccess",
            "nogroup");

    final TreeSet<String> users = new TreeSet<>(Set.of(
            "root",
            "daemon",
            "bin",
            "sys",
            "adm",
            "lp",
            "uucp",
            "nuucp",
            "dladm",
            "netadm",
            "netcfg",
            "smmsp",
            "listen",
            "gdm",
            "zfssnap",
            "upnp",
            "nobody",
            "noaccess",
            "nobody4"));
}
