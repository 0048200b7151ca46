package dev.zplan.sim.ip;

import dev.zplan.sim.net.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A property of a protocol, of an interface, or of both, as libipadm's tables have it.
 *
 * @param protocol as it is shown
 * @param name as on the command line
 * @param scope whose property it is
 * @param standard its default; empty if there is none to show
 * @param possible the values it takes: words, a range, or empty for anything
 */
record IpProperty(String protocol, String name, Scope scope, String standard, String possible) {

    /** Whose property it is. */
    enum Scope {
        MODULE,
        INTERFACE,
        BOTH
    }

    static final List<String> PROTOCOLS = List.of("ip", "ipv4", "ipv6", "icmp", "tcp", "udp", "sctp");

    private static final String WORDS = "on,off";

    /** In libipadm's order, which is that of showing. */
    static final List<IpProperty> TABLE = table();

    private static List<IpProperty> table() {
        List<IpProperty> t = new ArrayList<>();
        t.add(new IpProperty("ipv4", "arp", Scope.INTERFACE, "on", WORDS));
        t.add(new IpProperty("ipv4", "forwarding", Scope.BOTH, "off", WORDS));
        ofInterface(t, "ipv4", "68");
        t.add(new IpProperty("ipv4", "exchange_routes", Scope.INTERFACE, "on", WORDS));
        t.add(new IpProperty("ipv4", "usesrc", Scope.INTERFACE, "none", ""));
        t.add(new IpProperty("ipv4", "ttl", Scope.MODULE, "255", "1-255"));
        t.add(new IpProperty("ipv6", "forwarding", Scope.BOTH, "off", WORDS));
        t.add(new IpProperty("ipv6", "hoplimit", Scope.MODULE, "255", "1-255"));
        ofInterface(t, "ipv6", "1280");
        t.add(new IpProperty("ipv6", "nud", Scope.INTERFACE, "on", WORDS));
        t.add(new IpProperty("ipv6", "exchange_routes", Scope.INTERFACE, "on", WORDS));
        t.add(new IpProperty("ipv6", "usesrc", Scope.INTERFACE, "none", ""));
        t.add(new IpProperty("icmp", "recv_maxbuf", Scope.MODULE, "8192", "4096-65536"));
        t.add(new IpProperty("icmp", "send_maxbuf", Scope.MODULE, "8192", "4096-65536"));
        t.add(new IpProperty("tcp", "ecn", Scope.MODULE, "passive", "never,passive,active"));
        ports(t, "tcp");
        t.add(new IpProperty("tcp", "recv_maxbuf", Scope.MODULE, "128000", "2048-1073741824"));
        t.add(new IpProperty("tcp", "sack", Scope.MODULE, "active", "never,passive,active"));
        t.add(new IpProperty("tcp", "send_maxbuf", Scope.MODULE, "49152", "4096-1073741824"));
        smallest(t, "tcp");
        ports(t, "udp");
        t.add(new IpProperty("udp", "recv_maxbuf", Scope.MODULE, "57344", "128-1073741824"));
        t.add(new IpProperty("udp", "send_maxbuf", Scope.MODULE, "57344", "1024-1073741824"));
        smallest(t, "udp");
        ports(t, "sctp");
        t.add(new IpProperty("sctp", "recv_maxbuf", Scope.MODULE, "102400", "8192-1073741824"));
        t.add(new IpProperty("sctp", "send_maxbuf", Scope.MODULE, "102400", "8192-1073741824"));
        smallest(t, "sctp");
        return List.copyOf(t);
    }

    private static void ofInterface(List<IpProperty> table, String protocol, String smallestMtu) {
        table.add(new IpProperty(protocol, "metric", Scope.INTERFACE, "0", ""));
        table.add(new IpProperty(protocol, "mtu", Scope.INTERFACE, "", smallestMtu + "-"));
    }

    private static void ports(List<IpProperty> table, String protocol) {
        table.add(new IpProperty(protocol, "extra_priv_ports", Scope.MODULE, "2049,4045", "1-65535"));
        table.add(new IpProperty(protocol, "largest_anon_port", Scope.MODULE, "65535", "1024-65535"));
    }

    private static void smallest(List<IpProperty> table, String protocol) {
        table.add(new IpProperty(protocol, "smallest_anon_port", Scope.MODULE, "32768", "1024-65535"));
        table.add(new IpProperty(protocol, "smallest_nonpriv_port", Scope.MODULE, "1024", "1024-32768"));
    }

    /** Whether a user who names that protocol means it: {@code ip} is both, {@code arp} is another word for it. */
    boolean isOf(String named) {
        return protocol.equals(named) || ((named.equals("ip") || named.equals("arp")) && protocol.startsWith("ipv"));
    }

    boolean belongsTo(boolean ofInterface) {
        return scope == Scope.BOTH || (scope == Scope.INTERFACE) == ofInterface;
    }

    /** The key of its values; the interface's name is empty for a protocol's property. */
    String key(String link) {
        return link.isEmpty() ? protocol + "/" + name : protocol + "/" + link + "/" + name;
    }

    String current(IpStack stack, Datalinks links, String link) {
        String value = stack.running().get(key(link));
        if (value == null && !link.isEmpty() && scope == Scope.BOTH) {
            value = stack.running().get(key(""));
        }
        return value == null ? standard(links, link) : value;
    }

    String standard(Datalinks links, String link) {
        return name.equals("mtu") ? Integer.toString(mtu(links, link)) : standard;
    }

    String possible(Datalinks links, String link) {
        return name.equals("mtu") ? possible + mtu(links, link) : possible;
    }

    private int mtu(Datalinks links, String link) {
        return link.equals(IpInterface.LOOPBACK)
                ? protocol.equals("ipv6") ? 8252 : 8232
                : links.find(link).map(Link::mtu).orElse(1500);
    }

    /** Why it cannot have that value: libipadm's status. */
    Optional<String> refusal(Datalinks links, String link, String value) {
        String range = possible(links, link);
        if (range.isEmpty()) {
            return name.equals("metric") && !value.matches("[0-9]{1,9}")
                    ? Optional.of(Status.INVALID_ARGUMENT)
                    : Optional.empty();
        }
        if (!range.matches("[0-9]+-[0-9]+")) {
            return Arrays.asList(range.split(",")).contains(value)
                    ? Optional.empty()
                    : Optional.of(Status.INVALID_ARGUMENT);
        }
        if (!value.matches("[0-9]{1,18}")) {
            return Optional.of(Status.INVALID_ARGUMENT);
        }
        long number = Long.parseLong(value);
        int dash = range.indexOf('-');
        boolean fits = number >= Long.parseLong(range.substring(0, dash))
                && number <= Long.parseLong(range.substring(dash + 1));
        return fits
                ? Optional.empty()
                : Optional.of(name.equals("mtu") ? Status.INVALID_ARGUMENT : Status.OUT_OF_RANGE);
    }
}
