package dev.zplan.sim.ip;

import dev.zplan.sim.net.IpAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands after {@code route}'s own options: the command, qualifiers, destination and gateway.
 *
 * @param command its first word
 * @param destination as given
 * @param to the destination's address
 * @param prefix its length
 * @param host whether it is a single host's
 * @param gateway as given; empty if absent
 * @param link the interface of {@code -ifp}; empty if absent
 * @param v6 whether it is about IPv6
 * @param fault what is wrong, as route says it; then the rest is unfit for use
 */
record RouteArguments(
        String command,
        String destination,
        IpAddress to,
        int prefix,
        boolean host,
        String gateway,
        String link,
        boolean v6,
        Optional<String> fault) {

    private static final Set<String> FLAGS = Set.of("static", "nostatic", "iface", "interface", "private", "indirect");
    private static final Set<String> METRICS =
            Set.of("mtu", "hopcount", "expire", "recvpipe", "sendpipe", "ssthresh", "rtt", "rttvar");
    private static final Set<String> NOT_SIMULATED = Set.of(
            "reject",
            "blackhole",
            "proto1",
            "proto2",
            "cloning",
            "xresolve",
            "multirt",
            "setsrc",
            "secattr",
            "ifa",
            "link",
            "sa",
            "lock",
            "lockrest");

    /**
     * Reads them.
     *
     * @param v6 whether IPv6 is the family until something else is said
     */
    static RouteArguments parse(List<String> words, boolean v6) {
        return new Reader(words, v6).read();
    }

    /** The route that they mean; empty if they are wrong or lack a gateway. */
    Optional<Route> route() {
        return fault.isPresent()
                        || gateway.isEmpty()
                        || IpAddress.parse(gatewayAddress()).isEmpty()
                ? Optional.empty()
                : Optional.of(new Route(to.network(prefix).toString(), prefix, gatewayAddress(), link, false));
    }

    /** The gateway in normal form. */
    String gatewayAddress() {
        return IpAddress.parse(gateway).map(IpAddress::toString).orElse(gateway);
    }

    private static final class Reader {
        private final List<String> words;
        private boolean v6;
        private boolean net;
        private boolean host;
        private int next = 1;
        private String destination = "";
        private String gateway = "";
        private String link = "";
        private String metric = "";
        private Optional<IpAddress> to = Optional.empty();
        private Optional<Integer> prefix = Optional.empty();
        private Optional<String> fault = Optional.empty();

        Reader(List<String> words, boolean v6) {
            this.words = words;
            this.v6 = v6;
        }

        RouteArguments read() {
            while (next < words.size() && fault.isEmpty()) {
                String word = words.get(next++);
                boolean dash = word.startsWith("-");
                String key = dash ? word.substring(1) : word;
                if (dash || key.equals("host") || key.equals("net")) {
                    qualifier(word, key);
                } else {
                    operand(word);
                }
            }
            if (fault.isEmpty() && to.isEmpty()) {
                fault = Optional.of("route: destination required");
            } else if (fault.isEmpty()
                    && gateway.isEmpty()
                    && Set.of("add", "delete").contains(words.get(0))) {
                fault = Optional.of("route: gateway required for add or delete command");
            }
            IpAddress address = to.orElse(IpAddress.unspecified(v6));
            boolean single = !net && prefix.map(p -> p == address.width()).orElse(true);
            return new RouteArguments(
                    words.get(0),
                    destination,
                    address,
                    single ? address.width() : prefix.orElse(address.width()),
                    single,
                    gateway,
                    link,
                    v6,
                    fault);
        }

        private void qualifier(String word, String key) {
            switch (key) {
                case "host", "net" -> family(key);
                case "inet" -> v6 = false;
                case "inet6" -> v6 = true;
                case "dst" -> value(word).ifPresent(this::destination);
                case "gateway" -> value(word).ifPresent(this::gateway);
                case "ifp" -> value(word).ifPresent(v -> link = v);
                case "netmask" -> value(word).ifPresent(this::netmask);
                default -> {
                    if (METRICS.contains(key)) {
                        value(word).ifPresent(v -> metric = v);
                    } else if (NOT_SIMULATED.contains(key)) {
                        fault = Optional.of("route: not simulated: " + word);
                    } else if (!FLAGS.contains(key)) {
                        fault = Optional.of("route: botched keyword: " + key);
                    }
                }
            }
        }

        private void family(String key) {
            if (key.equals("net") ? host : net) {
                fault = Optional.of("route: -host and -net are mutually exclusive");
            }
            net |= key.equals("net");
            host |= key.equals("host");
        }

        private Optional<String> value(String keyword) {
            if (next < words.size()) {
                return Optional.of(words.get(next++));
            }
            fault = Optional.of("route: argument required following keyword " + keyword);
            return Optional.empty();
        }

        private void operand(String word) {
            if (to.isEmpty()) {
                destination(word);
            } else if (gateway.isEmpty()) {
                gateway(word);
            } else if (!word.matches("[0-9]+")) {
                netmask(word);
            }
        }

        private void destination(String word) {
            destination = word;
            if (word.equals("default")) {
                to = Optional.of(IpAddress.unspecified(v6));
                prefix = Optional.of(0);
                return;
            }
            int slash = word.indexOf('/');
            if (slash == 0) {
                fault = Optional.of("route: " + word + ": unexpected '/'");
                return;
            }
            to = address(slash < 0 ? word : word.substring(0, slash), word);
            if (to.isPresent() && slash > 0) {
                length(word.substring(slash + 1));
            } else if (to.isPresent() && !v6 && !host) {
                guess(to.get());
            }
        }

        /** Without a length the zeros at the end of an address tell how long its network's part is. */
        private void guess(IpAddress address) {
            int zeros = Math.min(
                    32, address.value().signum() == 0 ? 32 : address.value().getLowestSetBit());
            int classful = address.classfulPrefix();
            if (!net && zeros < 32 - classful) {
                return;
            }
            net = true;
            prefix = Optional.of(zeros == 32 ? 0 : zeros >= 24 ? 8 : zeros >= 16 ? 16 : zeros >= 8 ? 24 : classful);
        }

        private void length(String text) {
            String digits = text.replaceFirst("^([0-9]*).*$", "$1");
            if (digits.isEmpty()) {
                fault = Optional.of("route: bad prefix length " + text);
            } else if (digits.length() > 3 || Integer.parseInt(digits) > (v6 ? 128 : 32)) {
                fault = Optional.of("route: prefix length " + text + " out of range");
            } else {
                prefix = Optional.of(Integer.parseInt(digits));
            }
        }

        private void gateway(String word) {
            if (word.contains("/")) {
                fault = Optional.of("route: " + word + ": unexpected '/'");
            } else if (address(word, word).isPresent()) {
                gateway = word;
            }
        }

        private void netmask(String word) {
            if (v6) {
                fault = Optional.of("route: -netmask not supported for IPv6: use <prefix>/<prefix-length> instead");
                return;
            }
            net = true;
            address(word, word)
                    .ifPresent(m -> prefix = Optional.of(32
                            - Math.min(
                                    32,
                                    m.value().or(BigInteger.ONE.shiftLeft(32)).getLowestSetBit())));
        }

        private Optional<IpAddress> address(String text, String word) {
            Optional<IpAddress> address = IpAddress.parse(text).filter(a -> a.isV6() == v6);
            if (address.isEmpty()) {
                fault = Optional.of(v6 ? "route: " + word + ": bad address" : word + ": bad value");
            }
            return address;
        }
    }
}
