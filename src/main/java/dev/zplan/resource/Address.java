package dev.zplan.resource;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of one resource in the whole workspace, {@code host/kind/name}. Only the name may contain slashes (a dataset's does).
 *
 * @param host the host that it is on
 * @param kind the module that defines it
 * @param name its key on that host
 */
public record Address(String host, String kind, String name) implements Comparable<Address> {

    /** Reads {@code host/kind/name}; empty when a part is missing. */
    public static Optional<Address> parse(String text) {
        String[] parts = text.split("/", 3);
        if (parts.length < 3 || parts[0].isEmpty() || parts[1].isEmpty() || parts[2].isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Address(parts[0], parts[1], parts[2]));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address that
                && name.equals(that.name)
                && kind.equals(that.kind)
                && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * host.hashCode() + kind.hashCode()) + name.hashCode();
    }

    /** Hosts and kinds by the alphabet, names as people count ({@code web2} before {@code web10}). */
    @Override
    public int compareTo(Address other) {
        // mostly they are the same, even the same object, which compareTo does not look for
        if (!host.equals(other.host)) {
            return host.compareTo(other.host);
        }
        if (!kind.equals(other.kind)) {
            return kind.compareTo(other.kind);
        }
        return NaturalOrder.INSTANCE.compare(name, other.name);
    }

    @Override
    public String toString() {
        return host + "/" + kind + "/" + name;
    }
}
