package dev.zplan.sim.ip;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.net.OutputTable;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The subcommands of ipadm for interfaces. */
final class InterfaceCommands {
    private static final List<OutputTable.Column> COLUMNS = List.of(
            new OutputTable.Column("IFNAME", 11),
            new OutputTable.Column("CLASS", 10),
            new OutputTable.Column("STATE", 9),
            new OutputTable.Column("CURRENT", 13),
            new OutputTable.Column("PERSISTENT", 11));

    private InterfaceCommands() {}

    static int create(IpadmCall call) {
        Getopt given = call.options("t");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.die("usage: " + call.usage());
        }
        String name = given.operands().get(0);
        return call.done(
                call.configuration().createInterface(name, !given.has('t')), "Could not create " + name + " : ");
    }

    static int delete(IpadmCall call) {
        if (call.args().size() != 1) {
            return call.wrongOperands();
        }
        String name = call.args().get(0);
        return call.done(call.configuration().deleteInterface(name), "Could not delete " + name + ": ");
    }

    static int disable(IpadmCall call) {
        return toggle(call, "disable-if", "Could not disable %s: ", IpConfiguration::disableInterface);
    }

    static int enable(IpadmCall call) {
        return toggle(call, "enable-if", "Could not enable %s : ", IpConfiguration::enableInterface);
    }

    private static int toggle(
            IpadmCall call,
            String subcommand,
            String message,
            BiFunction<IpConfiguration, String, Optional<String>> action) {
        Getopt given = call.options("t");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() != 1) {
            return call.wrongOperands();
        }
        if (!given.has('t')) {
            return call.die("persistent operation not supported for " + subcommand);
        }
        String name = given.operands().get(0);
        return call.done(action.apply(call.configuration(), name), String.format(message, name));
    }

    static int show(IpadmCall call) {
        Getopt given = call.options("po:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() > 1) {
            return call.wrongOperands();
        }
        OutputTable.Choice choice = OutputTable.choose(COLUMNS, given.value('o'), given.has('p'), false);
        Optional<String> name = given.operands().stream().findFirst();
        List<IpInterface> rows = call.stack().walk().stream()
                .filter(i -> name.isEmpty() || name.get().equals(i.name()))
                .toList();
        if (choice instanceof OutputTable.Choice.Usable && name.isPresent() && rows.isEmpty()) {
            return call.die("Could not get interface(s): " + Status.NO_INTERFACE);
        }
        return call.print(choice, rows, (row, column) -> cell(call, row, column));
    }

    private static String cell(IpadmCall call, IpInterface row, String column) {
        return switch (column) {
            case "IFNAME" -> row.name();
            case "CLASS" -> "IP";
            case "STATE" -> state(call, row);
            case "CURRENT" -> current(row);
            default -> row.persistent() && !row.isLoopback() && !row.granted() ? "-46" : "---";
        };
    }

    /** An interface is down until one of its addresses is up. */
    private static String state(IpadmCall call, IpInterface row) {
        if (!row.active()) {
            return "disabled";
        }
        List<AddressObject> own = call.stack().addresses().stream()
                .filter(a -> a.interfaceName().equals(row.name()))
                .toList();
        return own.stream().anyMatch(AddressObject::up) ? "ok" : "down";
    }

    private static String current(IpInterface row) {
        if (!row.active()) {
            return "------------";
        }
        return row.isLoopback() ? "-m-v------46" : row.granted() ? "bm-------Z46" : "bm--------46";
    }
}
