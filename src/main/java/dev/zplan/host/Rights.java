package dev.zplan.host;

import dev.zplan.module.CommandLine;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user lacks whose command was refused. The profiles are those of the illumos gate (exec_attr(5)): pfexec raises rights only
 * for programs that a profile of the user lists, and otherwise just runs them.
 *
 * @param user who ran it
 */
record Rights(String user) {

    /** As dladm, zfs, zoneadm, zonecfg, ipadm and pkg say it. */
    private static final Pattern REFUSED = Pattern.compile(
            "permission denied|insufficient (user )?(privileges|authorizations|permissions)|not authorized|"
                    + "only a privileged user|not owner|operation not permitted|you lack sufficient privilege");

    private static final Map<String, String> PROFILES = Map.ofEntries(
            Map.entry("dladm", "Network Management"),
            Map.entry("ipadm", "Network Management"),
            Map.entry("flowadm", "Network Management"),
            Map.entry("route", "Network Management"),
            Map.entry("routeadm", "Network Management"),
            Map.entry("ipf", "IP Filter Management"),
            Map.entry("ipnat", "IP Filter Management"),
            Map.entry("zfs", "ZFS File System Management"),
            Map.entry("zpool", "ZFS Storage Management"),
            Map.entry("zoneadm", "Zone Management"),
            Map.entry("zlogin", "Zone Management"),
            Map.entry("zonecfg", "Zone Security"),
            Map.entry("pkg", "Software Installation"),
            Map.entry("svcadm", "Service Management"),
            Map.entry("svccfg", "Service Management"));

    private static final String EVERYTHING = "Primary Administrator";

    /** What the user needs for a command that ended so; empty when it did not fail for want of rights. */
    Optional<String> missing(CommandLine command, Result result) {
        if (result.ok()
                || !REFUSED.matcher((result.stderr() + result.stdout()).toLowerCase(Locale.ROOT))
                        .find()) {
            return Optional.empty();
        }
        String path = command.argv().get(0);
        String program = path.substring(path.lastIndexOf('/') + 1);
        return Optional.of("the user " + user + " lacks the profile \"" + PROFILES.getOrDefault(program, EVERYTHING)
                + "\" (usermod -P, user_attr(5)), or be root");
    }
}
