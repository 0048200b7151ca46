package dev.zplan.sim.zonecfg;

import dev.zplan.resource.Flavour;
import java.util.Optional;

/** What zonecfg sees of the host it runs on. */
public interface ZoneWorld {

    /** The distribution. */
    Flavour flavour();

    /** The configured zones, to be read and changed. */
    ZoneIndex zones();

    /**
     * The state in which the kernel knows the zone ({@code ready}, {@code mounted}, {@code running}, {@code shutting_down},
     * {@code down}); empty if it does not know it.
     */
    Optional<String> kernelState(String zone);

    /** The text of a file. */
    Optional<String> readFile(String path);

    /** Whether a directory of that path exists. */
    boolean isDirectory(String path);

    /** Writes a file anew. False if its directory does not exist. */
    boolean writeFile(String path, String text);

    /** The configuration that {@code zoneadm detach} left below a zonepath, for {@code create -a}. */
    Optional<ZoneConfig> detachedConfig(String zonepath);

    /** Whether the host knows a user of that name, for {@code admin} resources. */
    boolean isUser(String name);
}
