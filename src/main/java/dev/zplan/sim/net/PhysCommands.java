package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Optional;

/** {@code show-phys}. */
final class PhysCommands {
    private static final List<OutputTable.Column> COLUMNS = List.of(
            new OutputTable.Column("LINK", 13),
            new OutputTable.Column("MEDIA", 21),
            new OutputTable.Column("STATE", 11),
            new OutputTable.Column("SPEED", 7),
            new OutputTable.Column("DUPLEX", 10),
            new OutputTable.Column("DEVICE", 13));
    private static final List<OutputTable.Column> SAVED = List.of(
            new OutputTable.Column("LINK", 13),
            new OutputTable.Column("MEDIA", 21),
            new OutputTable.Column("DEVICE", 13),
            new OutputTable.Column("FLAGS", 7));
    private static final List<OutputTable.Column> ADDRESSES = List.of(
            new OutputTable.Column("LINK", 13),
            new OutputTable.Column("SLOT", 9),
            new OutputTable.Column("ADDRESS", 19),
            new OutputTable.Column("INUSE", 5),
            new OutputTable.Column("CLIENT", 13));

    private PhysCommands() {}

    static int show(Call call) {
        Getopt given = call.options("pPo:m");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        Optional<String> fault = LinkCommands.faultOf(call, given);
        if (fault.isPresent()) {
            return call.die(fault.get());
        }
        if (given.operands().size() > 1) {
            return call.usage();
        }
        List<Link> rows = call.links().all().stream()
                .filter(l -> l.linkClass() == LinkClass.PHYS)
                .toList();
        if (!given.operands().isEmpty()) {
            String name = given.operands().get(0);
            Optional<Link> link = call.links().find(name);
            if (link.isEmpty()) {
                return call.die("link " + name + " is not valid", Links.NOT_FOUND);
            }
            if (link.get().linkClass() != LinkClass.PHYS) {
                return call.die("failed to show physical link " + name, Links.BAD_ARGUMENT);
            }
            rows = List.of(link.get());
        }
        List<OutputTable.Column> template = given.has('m') ? ADDRESSES : given.has('P') ? SAVED : COLUMNS;
        OutputTable.Choice choice = OutputTable.choose(template, given.value('o'), given.has('p'), false);
        return call.print(choice, rows, PhysCommands::cell);
    }

    private static String cell(Link link, String column) {
        return switch (column) {
            case "LINK" -> link.name();
            case "MEDIA" -> "Ethernet";
            case "STATE" -> link.detail("state", "up");
            case "SPEED" -> link.detail("speed", "1000");
            case "DUPLEX" -> link.detail("duplex", "full");
            case "DEVICE" -> link.detail("device", link.name());
            case "SLOT" -> "primary";
            case "ADDRESS" -> link.mac();
            case "INUSE" -> link.inUse() ? "yes" : "no";
            case "CLIENT" -> link.inUse() ? link.name() : "";
            default -> "-----";
        };
    }
}
