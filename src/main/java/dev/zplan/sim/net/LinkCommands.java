package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code show-link} and {@code rename-link}. */
final class LinkCommands {
    private static final List<OutputTable.Column> COLUMNS = List.of(
            new OutputTable.Column("LINK", 12),
            new OutputTable.Column("CLASS", 10),
            new OutputTable.Column("MTU", 7),
            new OutputTable.Column("STATE", 9),
            new OutputTable.Column("BRIDGE", 11),
            new OutputTable.Column("OVER", 30));
    private static final List<String> SAVED = List.of("LINK", "CLASS", "BRIDGE", "OVER");

    private LinkCommands() {}

    static int rename(Call call) {
        Getopt given = call.options("R:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 2) {
            return call.usage();
        }
        for (String name : given.operands()) {
            if (LinkName.tooLong(name)) {
                return call.die("link name too long '" + name + "'");
            }
        }
        return call.done(
                call.links().rename(given.operands().get(0), given.operands().get(1)), "rename operation failed");
    }

    static int show(Call call) {
        Getopt given = call.options("pPsi:o:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        Optional<String> fault = faultOf(call, given);
        if (fault.isPresent()) {
            return call.die(fault.get());
        }
        if (given.operands().size() > 1) {
            return call.usage();
        }
        if (given.has('s')) {
            return call.unsimulated('s');
        }
        boolean saved = given.has('P');
        List<Link> rows = call.links().all().stream()
                .filter(l -> saved ? l.persistent() : l.active())
                .toList();
        if (!given.operands().isEmpty()) {
            String name = given.operands().get(0);
            Optional<Link> link = call.links().find(name);
            if (link.isEmpty()) {
                return call.die("link " + name + " is not valid", Links.NOT_FOUND);
            }
            if (saved && !link.get().persistent()) {
                return call.die("link " + name + " is a temporary link", Links.BAD_ARGUMENT);
            }
            if (!saved && !link.get().active()) {
                return call.die("link " + name + " is temporarily removed", Links.BAD_ARGUMENT);
            }
            rows = List.of(link.get());
        }
        List<OutputTable.Column> template = new ArrayList<>(COLUMNS);
        template.removeIf(c -> saved && !SAVED.contains(c.name()));
        OutputTable.Choice choice = OutputTable.choose(template, given.value('o'), given.has('p'), !given.has('p'));
        return call.print(choice, rows, LinkCommands::cell);
    }

    /** What show-link, show-phys and show-simnet check before they look at the columns. */
    static Optional<String> faultOf(Call call, Getopt given) {
        Optional<String> twice = call.duplicate(given, "psiPo");
        if (twice.isPresent()) {
            return twice;
        }
        if (given.has('i') && !given.has('s')) {
            return Optional.of("the option -i can be used only with -s");
        }
        if (given.has('p') && !given.has('o')) {
            return Optional.of("-p requires -o");
        }
        return given.has('p')
                        && given.value('o').filter("all"::equalsIgnoreCase).isPresent()
                ? Optional.of("\"-o all\" is invalid with -p")
                : Optional.empty();
    }

    private static String cell(Link link, String column) {
        return switch (column) {
            case "LINK" -> link.name();
            case "CLASS" -> link.linkClass().word();
            case "MTU" -> Integer.toString(link.mtu());
            case "STATE" -> link.detail("state", "up");
            case "BRIDGE" -> "";
            default -> link.linkClass() == LinkClass.SIMNET ? link.detail("peer", "") : String.join(",", link.over());
        };
    }
}
