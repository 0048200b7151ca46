package dev.zplan.sim.zones;

import dev.zplan.resource.Flavour;
import dev.zplan.sim.files.FileView;
import java.util.List;

/** The few files that a freshly installed root holds here. */
final class Populate {

    private static final String PASSWD = "root:x:0:0:Super-User:/root:/usr/bin/bash\n";

    private Populate() {}

    static void illumos(FileView root, String host, Flavour flavour) {
        for (String directory : List.of("/dev", "/lib", "/opt", "/root", "/tmp", "/usr/bin", "/usr/lib", "/var/log")) {
            root.makeDirectories(directory);
        }
        root.write("/sbin/init", "");
        root.write("/etc/passwd", PASSWD);
        root.write("/etc/nodename", host + "\n");
        root.write("/etc/release", release(flavour));
    }

    static void linux(FileView root) {
        for (String directory : List.of("/dev", "/opt", "/root", "/tmp", "/usr/bin", "/var/log")) {
            root.makeDirectories(directory);
        }
        root.write("/sbin/init", "");
        root.write("/etc/passwd", PASSWD);
        root.write("/etc/os-release", "NAME=\"Ubuntu\"\nID=ubuntu\nVERSION_ID=\"20.04\"\n");
    }

    static String release(Flavour flavour) {
        return flavour == Flavour.OMNIOS
                ? "  OmniOS v11 r151038\n"
                        + "  Copyright (c) 2012-2017 OmniTI Computer Consulting, Inc.\n"
                        + "  Copyright (c) 2017-2021 OmniOS Community Edition (OmniOSce) Association.\n"
                        + "  All rights reserved. Use is subject to licence terms.\n"
                : "             OpenIndiana Hipster 2021.04 (powered by illumos)\n"
                        + "        OpenIndiana Project, part of The Illumos Foundation (C) 2010-2021\n"
                        + "                        Use is subject to license terms.\n"
                        + "                           Assembled 02 May 2021\n";
    }
}
