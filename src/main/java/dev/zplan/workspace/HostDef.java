package dev.zplan.workspace;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Flavour;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A host as {@code zplan.kdl} names it.
 *
 * @param name its name
 * @param via how it is reached
 * @param flavour what a simulated host runs
 * @param address where ssh connects to
 * @param user who to be there; null for what ssh takes
 * @param port for ssh; null for what ssh takes
 * @param path where programs are looked for on it: absolute folders with colons between
 * @param privilege how commands get the rights of root: {@code pfexec} or {@code none}
 * @param connectTimeout how long a connection may take
 * @param span where it is named
 */
public record HostDef(
        String name,
        Via via,
        Flavour flavour,
        String address,
        @Nullable String user,
        @Nullable Integer port,
        String path,
        String privilege,
        Duration connectTimeout,
        Span span) {

    /** How a host is reached. */
    public enum Via {
        /** It is simulated. */
        SIM,
        /** It is the machine that zplan runs on. */
        LOCAL,
        /** By OpenSSH's client. */
        SSH
    }
}
