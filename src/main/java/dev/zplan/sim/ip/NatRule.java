package dev.zplan.sim.ip;

import dev.zplan.sim.net.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads rules of IP Filter's NAT, as far as private networks behind an address need them, into the form of {@code ipnat -l}. */
final class NatRule {
    private final List<String> words;
    private final StringBuilder shown = new StringBuilder();
    private int next;

    private NatRule(String line) {
        this.words =
                new ArrayList<>(Arrays.asList(line.replace("->", " -> ").trim().split("\\s+")));
    }

    /** What came of reading a rule. */
    sealed interface Result {
        /** The rule as it is shown. */
        record Rule(String shown) implements Result {}

        /** The word that does not fit; empty at the end of the line. */
        record Fault(String word) implements Result {}
    }

    /** Reads one line without its comment. */
    static Result parse(String line) {
        NatRule rule = new NatRule(line);
        try {
            return rule.read();
        } catch (Unexpected e) {
            return new Result.Fault(rule.next < rule.words.size() ? rule.words.get(rule.next) : "");
        }
    }

    /** The word at hand does not fit. */
    private static final class Unexpected extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private Result read() throws Unexpected {
        switch (peek()) {
            case "map", "bimap", "map-block" -> map();
            case "rdr" -> redirect();
            default -> throw new Unexpected();
        }
        if (next < words.size()) {
            throw new Unexpected();
        }
        return new Result.Rule(shown.toString());
    }

    private String peek() {
        return next < words.size() ? words.get(next) : "";
    }

    private void show(String text) {
        shown.append(shown.isEmpty() ? "" : " ").append(text);
    }

    private void word(String pattern) throws Unexpected {
        if (!peek().matches(pattern)) {
            throw new Unexpected();
        }
        show(words.get(next++));
    }

    /** {@code map e1000g0 10.99.0.0/24 -> 0/32 portmap tcp/udp 1025:65000}. */
    private void map() throws Unexpected {
        boolean simple = peek().equals("map");
        show(words.get(next++));
        word("[A-Za-z][A-Za-z0-9_.]*");
        network();
        word("->");
        network();
        if (simple && peek().equals("portmap")) {
            show(words.get(next++));
            word("tcp|udp|tcp/udp");
            if (peek().equals("auto")) {
                show(words.get(next++));
            } else {
                word("[0-9]{1,5}:[0-9]{1,5}");
            }
        } else if (simple && peek().equals("proxy")) {
            show(words.get(next++));
            word("port");
            word("[a-z0-9]+");
            word("[a-z]+/(tcp|udp)");
        }
        options();
    }

    /** {@code rdr e1000g0 0/0 port 2222 -> 10.99.0.10 port 22 tcp}. */
    private void redirect() throws Unexpected {
        show(words.get(next++));
        word("[A-Za-z][A-Za-z0-9_.]*");
        network();
        boolean ports = peek().equals("port");
        if (ports) {
            show(words.get(next++));
            word("[0-9]{1,5}(-[0-9]{1,5})?");
        }
        word("->");
        Optional<IpAddress> target = IpAddress.parse(peek());
        if (target.isEmpty()) {
            throw new Unexpected();
        }
        show(target.get().toString());
        next++;
        if (ports) {
            word("port");
            word("[0-9]{1,5}");
        }
        show(peek().matches("tcp|udp|tcp/udp|ip") ? words.get(next++) : ports ? "tcp" : "ip");
        options();
    }

    private void options() throws Unexpected {
        while (next < words.size()) {
            switch (peek()) {
                case "frag", "round-robin", "sticky", "sequential" -> show(words.get(next++));
                case "mssclamp" -> {
                    show(words.get(next++));
                    word("[0-9]+");
                }
                case "tcp", "udp", "tcp/udp" -> show(words.get(next++));
                default -> throw new Unexpected();
            }
        }
    }

    /** An address with the length of its network; octets that are missing at the end are zeros. */
    private void network() throws Unexpected {
        String text = peek();
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String length = slash < 0 ? "32" : text.substring(slash + 1);
        if (address.equals("any")) {
            address = "0";
            length = slash < 0 ? "0" : length;
        }
        for (int dots = address.replaceAll("[^.]", "").length(); dots < 3 && !address.contains(":"); dots++) {
            address += ".0";
        }
        Optional<IpAddress> ip = IpAddress.parse(address);
        if (ip.isEmpty()
                || !length.matches("[0-9]{1,3}")
                || Integer.parseInt(length) > ip.get().width()) {
            throw new Unexpected();
        }
        show(ip.get() + "/" + Integer.parseInt(length));
        next++;
    }
}
