package dev.zplan.sim.zonecfg;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How addresses and interface names must look. */
final class NetSyntax {

    private static final int MAXHOSTNAMELEN = 256;
    private static final int MAXLINKNAMELEN = 32;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");
    private static final Pattern LINK = Pattern.compile("[A-Za-z_.](?:[A-Za-z0-9_.]*[A-Za-z_.])?(?:0|[1-9][0-9]*)");

    /** Of an interface with shared IP only the digit at its end is asked for (ifparse_ifspec of illumos-gate). */
    private static final Pattern SHARED_INTERFACE = Pattern.compile("[^:]*[0-9](?::[0-9]+)?");

    private static final Pattern NUMBER = Pattern.compile("[ \\t\\n\\x0B\\f\\r]*([+-]?[0-9]+)");
    private static final Pattern HEXTET = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final Pattern IPV4 = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])");

    private NetSyntax() {}

    /**
     * Whether the text is an address or host name, with prefix length where it takes one; complains if not. A host name is not
     * resolved, so an IPv4 address with wrong digits passes as one.
     */
    static boolean isAddress(String address, boolean isHost, Console console) {
        int slash = address.indexOf('/');
        String host = ByteText.cut(slash < 0 ? address : address.substring(0, slash), MAXHOSTNAMELEN);
        if (isHost && slash >= 0) {
            console.complain("Warning: prefix length in " + address
                    + " is not required and will be ignored. The default " + "host-prefix length will be used");
        }
        boolean isV6 = isIpv6(host);
        if (isV6 && !isHost && slash < 0) {
            console.complain(address + ": IPv6 addresses require /prefix-length suffix.");
            return false;
        }
        if (!isHost && slash >= 0) {
            int prefix = leadingNumber(address.substring(slash + 1));
            int most = isV6 ? 128 : 32;
            if (prefix < 0 || prefix > most) {
                String family = isV6 ? "IPv6" : "IPv4";
                console.complain(address + ": " + family + " address prefix lengths must be 0 - " + most + ".");
                return false;
            }
        }
        if (isV6 || HOST.matcher(host).matches()) {
            return true;
        }
        console.fail(host + ": bogus host name or network address syntax");
        console.err(Usage.netAddress());
        return false;
    }

    /** Whether the text can name an interface of a zone with that IP type; complains if not. */
    static boolean isInterface(String name, boolean exclusive, Console console) {
        if (exclusive) {
            if (has(LINK, name)) {
                return true;
            }
            console.complain(name
                    + (name.contains(":")
                            ? ": physical interface name required; logical interface name not allowed"
                            : ": invalid physical interface name"));
            return false;
        }
        if (!has(SHARED_INTERFACE, name)) {
            console.complain(name + ": invalid physical interface name");
            return false;
        }
        if (name.contains(":")) {
            console.complain(name + ": LUNs not allowed in physical interface names");
            return false;
        }
        return true;
    }

    private static boolean has(Pattern form, String name) {
        return ByteText.length(name) < MAXLINKNAMELEN && form.matcher(name).matches();
    }

    /** The number at the beginning, as atoi reads it: a number that is too long keeps its lowest bits. */
    private static int leadingNumber(String text) {
        Matcher digits = NUMBER.matcher(text);
        if (!digits.lookingAt()) {
            return 0;
        }
        BigInteger number = new BigInteger(digits.group(1));
        return number.min(BigInteger.valueOf(Long.MAX_VALUE))
                .max(BigInteger.valueOf(Long.MIN_VALUE))
                .intValue();
    }

    private static boolean isIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        if (gap < 0) {
            return hextets(text, true) == 8;
        }
        int before = gap == 0 ? 0 : hextets(text.substring(0, gap), false);
        int after = gap + 2 == text.length() ? 0 : hextets(text.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /** How many groups the text has, an IPv4 address at the end counting as two; -1 if it is none. */
    private static int hextets(String text, boolean mayEndInIpv4) {
        String[] groups = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < groups.length; i++) {
            if (HEXTET.matcher(groups[i]).matches()) {
                count++;
            } else if (mayEndInIpv4
                    && i == groups.length - 1
                    && IPV4.matcher(groups[i]).matches()) {
                count += 2;
            } else {
                return -1;
            }
        }
        return count;
    }
}
