package dev.zplan.sim.ip;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.net.IpAddress;
import dev.zplan.sim.net.OutputTable;
import java.util.List;
import java.util.Optional;

/** The subcommands of ipadm for addresses that exist. */
final class AddressCommands {
    private static final List<OutputTable.Column> COLUMNS = List.of(
            new OutputTable.Column("ADDROBJ", 18),
            new OutputTable.Column("TYPE", 9),
            new OutputTable.Column("STATE", 13),
            new OutputTable.Column("CURRENT", 8),
            new OutputTable.Column("PERSISTENT", 11),
            new OutputTable.Column("ADDR", 46));

    private AddressCommands() {}

    static int delete(IpadmCall call) {
        Getopt given = call.options("r");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.wrongOperands();
        }
        return call.done(
                call.configuration().deleteAddress(given.operands().get(0), given.has('r')),
                "could not delete address: ");
    }

    static int refresh(IpadmCall call) {
        Getopt given = call.options("i");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.wrongOperands();
        }
        Optional<AddressObject> address =
                call.stack().findAddress(given.operands().get(0));
        String prefix = "could not refresh address ";
        if (address.isEmpty()) {
            return call.die(prefix + Status.NOT_FOUND);
        }
        if (!address.get().active()) {
            return call.die(prefix + Status.DISABLED);
        }
        if (given.has('i') && address.get().type() != AddressObject.Type.STATIC) {
            return call.die(prefix + Status.INVALID_ARGUMENT);
        }
        if (given.has('i') || address.get().type() == AddressObject.Type.DHCP) {
            call.console().err("ipadm: warning: " + Status.DHCP_TIMEOUT);
            return 0;
        }
        return address.get().type() == AddressObject.Type.STATIC ? 0 : call.die(prefix + Status.NOT_SUPPORTED);
    }

    static int mark(IpadmCall call, boolean up) {
        Getopt given = call.options("t");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.wrongOperands();
        }
        return call.done(
                call.configuration().mark(given.operands().get(0), up, !given.has('t')),
                "Could not mark the address " + (up ? "up: " : "down: "));
    }

    static int enable(IpadmCall call, boolean enable) {
        Getopt given = call.options("t");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.wrongOperands();
        }
        String verb = enable ? "enable" : "disable";
        if (!given.has('t')) {
            return call.die("persistent operation not supported for " + verb + "-addr");
        }
        String name = given.operands().get(0);
        IpConfiguration configuration = call.configuration();
        return call.done(
                enable ? configuration.enableAddress(name) : configuration.disableAddress(name),
                "could not " + verb + " address: ");
    }

    static int show(IpadmCall call) {
        Getopt given = call.options("po:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.has('p') && !given.has('o')) {
            return call.die("-p requires -o");
        }
        String wanted = given.operands().stream().findFirst().orElse("");
        if (!wanted.isEmpty() && !wanted.contains("/")) {
            return call.die("Invalid address object name provided");
        }
        if (given.operands().size() > 1) {
            return call.wrongOperands();
        }
        String fields = given.value('o').orElse("addrobj,type,state,addr");
        OutputTable.Choice choice = OutputTable.choose(COLUMNS, Optional.of(fields), given.has('p'), false);
        boolean whole = wanted.endsWith("/");
        String link = wanted.replaceFirst("/.*", "");
        if (choice instanceof OutputTable.Choice.Usable
                && whole
                && call.stack().findInterface(link).isEmpty()) {
            return call.die("Could not get address: " + Status.NO_INTERFACE);
        }
        List<AddressObject> rows = call.stack().walkAddresses().stream()
                .filter(a -> wanted.isEmpty()
                        || (whole ? a.interfaceName().equals(link) : a.name().equals(wanted)))
                .toList();
        int status = call.print(choice, rows, (row, column) -> cell(call, row, column));
        return status == 0 && rows.isEmpty() && !wanted.isEmpty() ? call.die("Address object not found") : status;
    }

    private static String cell(IpadmCall call, AddressObject row, String column) {
        boolean granted = call.stack()
                .findInterface(row.interfaceName())
                .filter(IpInterface::granted)
                .isPresent();
        return switch (column) {
            case "ADDROBJ" -> row.name();
            case "TYPE" -> granted ? "from-gz" : row.type().word();
            case "STATE" -> !row.active() ? "disabled" : row.up() ? "ok" : "down";
            case "CURRENT" -> row.active() && row.up() ? "U----" : "-----";
            case "PERSISTENT" -> row.persistent() && row.savedUp() ? "U--" : "---";
            default -> shown(row);
        };
    }

    private static String shown(AddressObject row) {
        Optional<IpAddress> ip = row.ip();
        if (ip.isEmpty()) {
            return "?";
        }
        String zone = ip.get().isLinkLocal() ? "%" + row.interfaceName() : "";
        return ip.get() + zone + "/" + row.prefix();
    }
}
