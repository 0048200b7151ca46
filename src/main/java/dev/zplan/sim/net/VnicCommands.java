package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The VNIC subcommands of dladm that show and delete. */
final class VnicCommands {
    /** Without the ZONE column, which only SmartOS has. */
    private static final List<OutputTable.Column> COLUMNS = List.of(
            new OutputTable.Column("LINK", 13),
            new OutputTable.Column("OVER", 13),
            new OutputTable.Column("SPEED", 7),
            new OutputTable.Column("MACADDRESS", 18),
            new OutputTable.Column("MACADDRTYPE", 20),
            new OutputTable.Column("VID", 7));

    private VnicCommands() {}

    static int delete(Call call) {
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
            return call.die("invalid link name '" + name + "'");
        }
        if (link.get().linkClass() == LinkClass.ETHERSTUB) {
            return call.die("'" + name + "' is not a vnic");
        }
        if (link.get().linkClass() != LinkClass.VNIC) {
            return call.die("vnic deletion failed", Links.BAD_ARGUMENT);
        }
        return call.done(call.links().delete(name, given.has('t')), "vnic deletion failed");
    }

    static int show(Call call) {
        Getopt given = call.options("pPl:si:o:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        Optional<String> twice = call.duplicate(given, "olsi");
        if (twice.isPresent()) {
            return call.die(twice.get());
        }
        if (given.has('i') && !given.has('s')) {
            return call.die("the option -i can be used only with -s");
        }
        if (given.operands().size() > 1) {
            return call.usage();
        }
        if (given.has('s')) {
            return call.unsimulated('s');
        }
        boolean saved = given.has('P');
        OutputTable.Choice choice = OutputTable.choose(COLUMNS, given.value('o'), given.has('p'), false);
        return list(
                call,
                given,
                LinkClass.VNIC,
                choice,
                (link, column) -> saved && column.equals("SPEED") ? "0" : cell(call.links(), link, column));
    }

    /** What show-vnic and show-etherstub have in common: inside they are one command. */
    static int list(
            Call call, Getopt given, LinkClass kind, OutputTable.Choice choice, BiFunction<Link, String, String> cell) {
        boolean saved = given.has('P');
        Optional<String> over = given.value('l');
        if (over.isPresent() && call.links().find(over.get()).isEmpty()) {
            return call.die("invalid link name '" + over.get() + "'", Links.NOT_FOUND);
        }
        List<Link> candidates = List.copyOf(call.links().all());
        if (!given.operands().isEmpty()) {
            String name = given.operands().get(0);
            Optional<Link> link = call.links().find(name);
            if (link.isEmpty()) {
                return call.die("invalid vnic name '" + name + "'", Links.NOT_FOUND);
            }
            candidates = List.of(link.get());
        }
        List<Link> rows = candidates.stream()
                .filter(l -> l.linkClass() == kind && (saved ? l.persistent() : l.active()))
                .filter(l -> over.isEmpty() || l.over().contains(over.get()))
                .toList();
        int status = call.print(choice, rows, cell);
        if (status == 0 && !given.operands().isEmpty() && !vnicLike(candidates.get(0), saved)) {
            return call.die("failed to show vnic '" + given.operands().get(0) + "'", Links.NOT_FOUND);
        }
        return status;
    }

    private static boolean vnicLike(Link link, boolean saved) {
        boolean kind = link.linkClass() == LinkClass.VNIC || link.linkClass() == LinkClass.ETHERSTUB;
        return kind && (saved ? link.persistent() : link.active());
    }

    private static String cell(Links links, Link link, String column) {
        return switch (column) {
            case "LINK" -> link.name();
            case "OVER" -> String.join(",", link.over());
            case "SPEED" -> speed(links, link);
            case "MACADDRESS" -> link.mac();
            case "MACADDRTYPE" -> link.macType();
            default -> Integer.toString(link.vid());
        };
    }

    /** Megabits a second: that of the lower link; 0 over an etherstub. */
    static String speed(Links links, Link link) {
        return link.over().stream()
                .findFirst()
                .flatMap(links::find)
                .map(lower -> lower.linkClass() == LinkClass.ETHERSTUB ? "0" : speed(links, lower))
                .orElse(link.detail("speed", "1000"));
    }
}
