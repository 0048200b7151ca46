package dev.zplan.sim.shell;

import java.util.List;
import java.util.Set;

/** Which programs take away standard input: all that are not known to leave it alone. */
final class Reading {

    private static final Set<String> FILTERS = Set.of("cat", "cut", "head", "sort", "tail", "wc");
    private static final Set<String> NEVER = Set.of(
            "[",
            "basename",
            "chgrp",
            "chmod",
            "chown",
            "cp",
            "date",
            "dirname",
            "dladm",
            "echo",
            "false",
            "getent",
            "groupadd",
            "groupdel",
            "hostname",
            "id",
            "ifconfig",
            "ipadm",
            "ln",
            "ls",
            "mkdir",
            "mv",
            "pkg",
            "netstat",
            "printf",
            "rm",
            "rmdir",
            "route",
            "routeadm",
            "sleep",
            "svcadm",
            "svcprop",
            "svcs",
            "test",
            "touch",
            "true",
            "uname",
            "useradd",
            "userdel",
            "whoami",
            "zoneadm",
            "zonename",
            "zpool");

    private Reading() {}

    static boolean takes(String name, List<String> args) {
        long operands = args.stream().filter(a -> !a.startsWith("-")).count();
        if (FILTERS.contains(name)) {
            boolean value =
                    args.stream().anyMatch(a -> Set.of("-n", "-d", "-f", "-c").contains(a));
            return args.contains("-") || operands == 0 || (value && operands == 1);
        }
        if (name.equals("grep")) {
            return args.contains("-") || operands <= 1;
        }
        if (name.equals("zlogin")) {
            return args.stream().takeWhile(a -> a.startsWith("-")).noneMatch(a -> a.contains("n"));
        }
        return !NEVER.contains(name);
    }
}
