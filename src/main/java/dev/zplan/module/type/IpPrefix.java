package dev.zplan.module.type;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address with its prefix length: a host in a network, or, with no host bits, the network itself.
 *
 * @param address the address, host bits kept
 * @param length the prefix length, 0 to 32 or 128
 */
public record IpPrefix(IpAddress address, int length) {
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** Reads {@code address/length}; empty where it is none. */
    public static Optional<IpPrefix> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.parse(text.substring(0, slash))
                .filter(address -> length <= address.width())
                .map(address -> new IpPrefix(address, length));
    }

    /** The network that it is in. */
    public IpPrefix network() {
        int hostBits = address.width() - length;
        BigInteger base = address.bits().shiftRight(hostBits).shiftLeft(hostBits);
        return new IpPrefix(new IpAddress(address.v6(), base), length);
    }

    /** Whether it has no host bits. */
    public boolean isNetwork() {
        return network().address.equals(address);
    }

    /** Whether an address is in its network. */
    public boolean contains(IpAddress other) {
        int hostBits = address.width() - length;
        return other.v6() == address.v6()
                && other.bits().shiftRight(hostBits).equals(address.bits().shiftRight(hostBits));
    }

    /** The highest address of its network. */
    public IpAddress last() {
        BigInteger hosts = BigInteger.ONE.shiftLeft(address.width() - length).subtract(BigInteger.ONE);
        return new IpAddress(address.v6(), network().address.bits().or(hosts));
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
