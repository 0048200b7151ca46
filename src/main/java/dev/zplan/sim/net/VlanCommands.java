package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Optional;

/** The VLAN subcommands of dladm. */
final class VlanCommands {
    private static final List<OutputTable.Column> COLUMNS = List.of(
            new OutputTable.Column("LINK", 16),
            new OutputTable.Column("VID", 9),
            new OutputTable.Column("OVER", 13),
            new OutputTable.Column("FLAGS", 7));

    private VlanCommands() {}

    static int create(Call call) {
        Getopt given = call.options("tfR:l:v:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        Optional<String> twice = call.duplicate(given, "lv");
        if (twice.isPresent()) {
            return call.die(twice.get());
        }
        String vid = given.value('v').orElse("");
        if (given.has('v') && (!vid.matches("[0-9]{1,4}") || !range(Integer.parseInt(vid)))) {
            return call.die("invalid VLAN identifier '" + vid + "'");
        }
        if (!given.has('l') || !given.has('v') || given.operands().size() > 1) {
            return call.usage();
        }
        return make(call, given, given.value('l').orElse(""), Integer.parseInt(vid));
    }

    private static boolean range(int vid) {
        return vid >= 1 && vid <= 4094;
    }

    private static int make(Call call, Getopt given, String over, int vid) {
        if (!given.operands().isEmpty() && LinkName.tooLong(given.operands().get(0))) {
            return call.die("vlan name too long '" + given.operands().get(0) + "'");
        }
        if (given.operands().isEmpty() && !over.matches(".*[^0-9](0|[1-9][0-9]{0,2})")) {
            return call.die("invalid link name '" + over + "'");
        }
        Optional<Link> lower = call.links().find(over);
        if (lower.isEmpty()) {
            return call.die("invalid link name '" + over + "'");
        }
        if (lower.get().property("default_tag").equals(Optional.of(Integer.toString(vid)))) {
            return call.die("VLAN over '" + over + "' may not use default_tag ID (see dladm(8))");
        }
        String name = given.operands().isEmpty()
                ? defaultName(over, vid)
                : given.operands().get(0);
        LinkResult result = call.links().createVlan(name, over, vid, given.has('t'), given.has('f'));
        return result instanceof LinkResult.Refused refused ? call.die("create operation failed", refused.status()) : 0;
    }

    /** The driver's name and the number VID * 1000 + PPA. */
    private static String defaultName(String over, int vid) {
        String driver = over.replaceFirst("[0-9]+$", "");
        return driver + (vid * 1000L + Long.parseLong(over.substring(driver.length())));
    }

    static int delete(Call call) {
        return AggrCommands.delete(call, LinkClass.VLAN);
    }

    static int show(Call call) {
        Getopt given = call.options("pPo:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() == 1) {
            String name = given.operands().get(0);
            Optional<LinkClass> kind = call.links().find(name).map(Link::linkClass);
            if (kind.isEmpty()) {
                return call.die("link " + name + " is not valid", Links.NOT_FOUND);
            }
            if (kind.get() != LinkClass.VLAN) {
                return call.die("datalink " + name + " is not a vlan: found class "
                        + kind.get().word());
            }
        }
        return AggrCommands.show(call, given, LinkClass.VLAN, COLUMNS, VlanCommands::cell);
    }

    private static String cell(Link link, String column) {
        return switch (column) {
            case "LINK" -> link.name();
            case "VID" -> Integer.toString(link.vid());
            case "OVER" -> String.join(",", link.over());
            default -> link.detail("forced", "-") + "----";
        };
    }
}
