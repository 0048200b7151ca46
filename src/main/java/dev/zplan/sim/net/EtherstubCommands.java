package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.List;
import java.util.Optional;

/** The etherstub subcommands of dladm. */
final class EtherstubCommands {
    private static final List<OutputTable.Column> COLUMNS = List.of(new OutputTable.Column("LINK", 20));

    private EtherstubCommands() {}

    static int create(Call call) {
        Getopt given = call.options("tR:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.usage();
        }
        String name = given.operands().get(0);
        Optional<String> bad = badName(name);
        if (bad.isPresent()) {
            return call.die(bad.get());
        }
        LinkResult result = call.links().createEtherstub(name, given.has('t'));
        return result instanceof LinkResult.Refused refused
                ? call.die("etherstub creation failed", refused.status())
                : 0;
    }

    /** Why a new link cannot have that name. */
    static Optional<String> badName(String name) {
        if (LinkName.tooLong(name)) {
            return Optional.of("link name too long '" + name + "'");
        }
        return LinkName.valid(name) ? Optional.empty() : Optional.of("invalid link name '" + name + "'");
    }

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
        if (link.get().linkClass() == LinkClass.VNIC) {
            return call.die("'" + name + "' is not an etherstub");
        }
        if (link.get().linkClass() != LinkClass.ETHERSTUB) {
            return call.die("vnic deletion failed", Links.BAD_ARGUMENT);
        }
        return call.done(call.links().delete(name, given.has('t')), "vnic deletion failed");
    }

    static int show(Call call) {
        Getopt given = call.options("pPl:si:o:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.has('l')) {
            return call.die("option not supported for this command");
        }
        if (given.operands().size() > 1) {
            return call.usage();
        }
        Optional<String> fields = given.value('o');
        boolean parsable = given.has('p');
        OutputTable.Choice choice = OutputTable.choose(
                COLUMNS, parsable && fields.isEmpty() ? Optional.of("link") : fields, parsable, false);
        return VnicCommands.list(call, given, LinkClass.ETHERSTUB, choice, (link, column) -> link.name());
    }
}
