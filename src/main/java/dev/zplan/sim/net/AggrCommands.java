package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The aggregation subcommands of dladm, and what VLANs share with them. */
final class AggrCommands {
    private static final List<OutputTable.Column> COLUMNS = List.of(
            new OutputTable.Column("LINK", 16),
            new OutputTable.Column("POLICY", 9),
            new OutputTable.Column("ADDRPOLICY", 21),
            new OutputTable.Column("LACPACTIVITY", 14),
            new OutputTable.Column("LACPTIMER", 12),
            new OutputTable.Column("FLAGS", 8));

    private AggrCommands() {}

    static int create(Call call) {
        Getopt given = call.options("tfR:d:l:P:L:T:u:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        Optional<String> bad = badOption(call, given);
        if (bad.isPresent()) {
            return call.die(bad.get());
        }
        if (given.operands().size() != 1 || !given.has('l')) {
            return call.usage();
        }
        String operand = given.operands().get(0);
        String name = operand.matches("[1-9][0-9]{0,2}") ? "aggr" + operand : operand;
        Optional<String> badName = EtherstubCommands.badName(name);
        if (badName.isPresent()) {
            return call.die(badName.get());
        }
        for (String port : given.values('l')) {
            if (call.links().find(port).isEmpty()) {
                return call.die("invalid link name '" + port + "'", Links.NOT_FOUND);
            }
        }
        LinkResult result =
                new Aggregations(call.links()).create(name, given.values('l'), given.has('t'), details(given));
        return result instanceof LinkResult.Refused refused ? call.die("create operation failed", refused.status()) : 0;
    }

    /** What the options say of an aggregation; what they do not say has defaults. */
    static Map<String, String> details(Getopt given) {
        Map<String, String> details = new HashMap<>();
        given.value('P').ifPresent(v -> details.put("policy", v));
        given.value('u')
                .ifPresent(v -> details.put(
                        "addrpolicy",
                        MacAddress.parse(v).map(MacAddress::toString).orElse(v)));
        given.value('L').ifPresent(v -> details.put("lacp", v));
        given.value('T').ifPresent(v -> details.put("timer", v));
        return details;
    }

    /** Why that is no aggregation to be changed. */
    static Optional<String> notAggr(Call call, String name) {
        Optional<Link> link = call.links().find(name);
        return link.isEmpty()
                ? Optional.of(Links.NOT_FOUND)
                : link.filter(l -> l.linkClass() != LinkClass.AGGR).map(l -> Links.BAD_ARGUMENT);
    }

    static Optional<String> badOption(Call call, Getopt given) {
        Optional<String> twice = call.duplicate(given, "PuLT");
        if (twice.isPresent()) {
            return twice;
        }
        if (given.value('P').filter(p -> !p.matches("L[234](,L[234])*")).isPresent()) {
            return Optional.of("invalid policy '" + given.value('P').get() + "'");
        }
        if (given.value('L')
                .filter(l -> !List.of("off", "active", "passive").contains(l))
                .isPresent()) {
            return Optional.of("invalid LACP mode '" + given.value('L').get() + "'");
        }
        if (given.value('T').filter(t -> !List.of("short", "long").contains(t)).isPresent()) {
            return Optional.of("invalid LACP timer value '" + given.value('T').get() + "'");
        }
        return given.value('u')
                        .filter(u -> !u.equals("auto") && MacAddress.parse(u).isEmpty())
                        .isPresent()
                ? Optional.of("invalid MAC address '" + given.value('u').get() + "'")
                : Optional.empty();
    }

    static int delete(Call call) {
        return delete(call, LinkClass.AGGR);
    }

    static int delete(Call call, LinkClass kind) {
        Getopt given = call.options("tR:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.usage();
        }
        String name = given.operands().get(0);
        Optional<Link> link = call.links().find(name);
        if (link.isEmpty()) {
            return call.die("delete operation failed", Links.NOT_FOUND);
        }
        return link.get().linkClass() == kind
                ? call.done(call.links().delete(name, given.has('t')), "delete operation failed")
                : call.die("delete operation failed", Links.BAD_ARGUMENT);
    }

    static int show(Call call) {
        Getopt given = call.options("pPo:Lxsi:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.has('i') && !given.has('s')) {
            return call.die("the option -i can be used only with -s");
        }
        for (char unknown : new char[] {'L', 'x', 's'}) {
            if (given.has(unknown)) {
                return call.unsimulated(unknown);
            }
        }
        return show(call, given, LinkClass.AGGR, COLUMNS, AggrCommands::cell);
    }

    /** Lists the links of one class, or one of them. */
    static int show(
            Call call,
            Getopt given,
            LinkClass kind,
            List<OutputTable.Column> template,
            BiFunction<Link, String, String> cell) {
        if (given.operands().size() > 1) {
            return call.usage();
        }
        boolean saved = given.has('P');
        List<Link> rows = call.links().all().stream()
                .filter(l -> l.linkClass() == kind && (saved ? l.persistent() : l.active()))
                .toList();
        if (!given.operands().isEmpty()) {
            String name = given.operands().get(0);
            Optional<Link> link = call.links().find(name);
            if (link.isEmpty()) {
                return call.die("invalid link name '" + name + "'", Links.NOT_FOUND);
            }
            if (link.get().linkClass() != kind) {
                return call.die("failed to show " + kind.word() + " " + name, Links.BAD_ARGUMENT);
            }
            rows = List.of(link.get());
        }
        return call.print(OutputTable.choose(template, given.value('o'), given.has('p'), false), rows, cell);
    }

    private static String cell(Link link, String column) {
        return switch (column) {
            case "LINK" -> link.name();
            case "POLICY" -> link.detail("policy", "L4");
            case "ADDRPOLICY" -> addressPolicy(link);
            case "LACPACTIVITY" -> link.detail("lacp", "off");
            case "LACPTIMER" -> link.detail("timer", "short");
            default -> link.detail("addrpolicy", "auto").equals("auto") ? "-----" : "f----";
        };
    }

    private static String addressPolicy(Link link) {
        String policy = link.detail("addrpolicy", "auto");
        return policy.equals("auto") ? policy : "fixed (" + policy + ")";
    }
}
