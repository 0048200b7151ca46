package dev.zplan.sim.net;

import java.util.Optional;

/** Addresses and networks as the link property {@code allowed-ips} takes and shows them. */
final class AllowedIp {

    private AllowedIp() {}

    /** The address with its prefix length, as dladm shows it; empty if it is none, or has host bits set. */
    static Optional<String> normal(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty() || (slash >= 0 && !text.substring(slash + 1).matches("[0-9]{1,3}"))) {
            return Optional.empty();
        }
        int width = address.get().width();
        int prefix = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
        boolean network =
                prefix >= 1 && prefix <= width && address.get().network(prefix).equals(address.get());
        return network ? Optional.of(address.get() + "/" + prefix) : Optional.empty();
    }
}
