package dev.zplan.workspace;

import dev.zplan.diagnostic.Span;
import dev.zplan.resource.Flavour;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
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
 * @param groups the groups that it is in, of which an earlier one counts more
 * @param layer what is said of it, of its groups and of all hosts
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
        List<String> groups,
        Layer layer,
        Span span) {

    /** Keeps a copy. */
    public HostDef {
        groups = List.copyOf(groups);
    }

    /** The same with another layer. */
    HostDef with(Layer other) {
        return new HostDef(
                name, via, flavour, address, user, port, path, privilege, connectTimeout, groups, other, span);
    }

    /** What it can be chosen by, its groups' labels included. */
    public SortedMap<String, String> labels() {
        return layer.labels();
    }

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
