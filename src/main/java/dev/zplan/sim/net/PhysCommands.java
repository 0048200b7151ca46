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
            new OutputTable.Column("DEVICE", 13),
            new OutputTable.Column("FLAGS", 7));
    private static final String ACTIVE = "link,media,state,speed,duplex,device";
    private static final String SAVED = "link,device,media,flags";
    private static final List<OutputTable.Column> ADDRESSES = List.of(
            new OutputTable.Column("LINK", 13),
            new OutputTable.Column("SLOT", 9),
            new OutputTable.Column("ADDRESS", 19),
            new OutputTable.Column("INUSE", 5),
            new OutputTable.Column("CLIENT", 13));

    private PhysCommands() {}

    static int show(Call call) {
        Getopt given = call.options("pPo:mH");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        Optional<String> fault = LinkCommands.faultOf(call, given);
        if (fault.isPresent()) {
            return call.die(fault.get());
        }
        if (given.has('m') && given.has('H')) {
            return call.die("-m cannot combine with -H");
        }
        if (given.has('H')) {
            return call.unsimulated('H');
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
        if (given.has('m') && given.has('P')) {
            return call.die("-m not compatible with -P");
        }
        Optional<String> standard = given.has('m') ? Optional.empty() : Optional.of(given.has('P') ? SAVED : ACTIVE);
        Optional<String> fields = given.value('o').filter(o -> !o.equalsIgnoreCase("all"));
        OutputTable.Choice choice = OutputTable.choose(
                given.has('m') ? ADDRESSES : COLUMNS, fields.isPresent() ? fields : standard, given.has('p'), false);
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
