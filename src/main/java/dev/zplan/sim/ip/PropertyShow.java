package dev.zplan.sim.ip;

import dev.zplan.sim.command.Getopt;
import dev.zplan.sim.net.OutputTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code show-prop} and {@code show-ifprop}. */
final class PropertyShow {
    private static final List<OutputTable.Column> OF_PROTOCOLS = List.of(
            new OutputTable.Column("PROTO", 6),
            new OutputTable.Column("PROPERTY", 22),
            new OutputTable.Column("PERM", 5),
            new OutputTable.Column("CURRENT", 13),
            new OutputTable.Column("PERSISTENT", 13),
            new OutputTable.Column("DEFAULT", 13),
            new OutputTable.Column("POSSIBLE", 15));
    private static final List<OutputTable.Column> OF_INTERFACES = List.of(
            new OutputTable.Column("IFNAME", 12),
            new OutputTable.Column("PROPERTY", 16),
            new OutputTable.Column("PROTO", 6),
            new OutputTable.Column("PERM", 5),
            new OutputTable.Column("CURRENT", 11),
            new OutputTable.Column("PERSISTENT", 11),
            new OutputTable.Column("DEFAULT", 11),
            new OutputTable.Column("POSSIBLE", 16));

    private PropertyShow() {}

    /**
     * A row.
     *
     * @param link the interface; empty for a protocol's property
     * @param property absent if there is none of that name
     */
    private record Row(String link, String protocol, String name, Optional<IpProperty> property) {}

    static int ofProtocols(IpadmCall call) {
        Getopt given = call.options("p:co:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.values('p').size() > 1) {
            return call.die("-p must be specified once only");
        }
        if (given.value('p').filter(PropertyShow::malformed).isPresent()) {
            return call.die("invalid protocol properties specified");
        }
        if (given.operands().size() > 1) {
            return call.wrongOperands();
        }
        Optional<String> protocol = given.operands().stream().findFirst();
        if (protocol.filter(p -> !known(p)).isPresent()) {
            return call.die("invalid protocol '" + protocol.get() + "' specified");
        }
        if (protocol.isEmpty() && given.has('p')) {
            return call.die("protocol must be specified when property name is used");
        }
        List<Row> rows = rows("", protocol, given.value('p'));
        boolean parsable = given.has('c');
        return print(call, OutputTable.choose(OF_PROTOCOLS, given.value('o'), parsable, !parsable), rows);
    }

    static int ofInterfaces(IpadmCall call) {
        Getopt given = call.options("p:m:co:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.value('p').filter(PropertyShow::malformed).isPresent()) {
            return call.die("invalid interface properties specified");
        }
        if (given.values('m').size() > 1) {
            return call.die("cannot specify more than one -m");
        }
        if (given.operands().size() > 1) {
            return call.wrongOperands();
        }
        String protocol = given.value('m').orElse("ip");
        if (!known(protocol)) {
            return call.die("invalid protocol '" + protocol + "' specified");
        }
        OutputTable.Choice choice = OutputTable.choose(OF_INTERFACES, given.value('o'), given.has('c'), false);
        List<String> names = call.stack().walk().stream().map(IpInterface::name).toList();
        if (!given.operands().isEmpty()) {
            String name = given.operands().get(0);
            if (choice instanceof OutputTable.Choice.Usable && !names.contains(name)) {
                return call.die("no such object '" + name + "': " + Status.NO_INTERFACE);
            }
            names = List.of(name);
        }
        List<Row> rows = new ArrayList<>();
        names.forEach(n -> rows.addAll(rows(n, Optional.of(protocol), given.value('p'))));
        return print(call, choice, rows);
    }

    private static boolean known(String protocol) {
        return IpProperty.PROTOCOLS.contains(protocol) || protocol.equals("arp");
    }

    private static boolean malformed(String names) {
        return names.contains("=");
    }

    private static List<Row> rows(String link, Optional<String> protocol, Optional<String> names) {
        List<IpProperty> all = IpProperty.TABLE.stream()
                .filter(p ->
                        p.belongsTo(!link.isEmpty()) && protocol.map(p::isOf).orElse(true))
                .toList();
        if (names.isEmpty()) {
            return all.stream()
                    .map(p -> new Row(link, p.protocol(), p.name(), Optional.of(p)))
                    .toList();
        }
        List<Row> rows = new ArrayList<>();
        for (String name : names.get().split(",")) {
            List<IpProperty> same =
                    all.stream().filter(p -> p.name().equals(name)).toList();
            same.forEach(p -> rows.add(new Row(link, p.protocol(), name, Optional.of(p))));
            if (same.isEmpty()) {
                rows.add(new Row(link, protocol.orElse(""), name, Optional.empty()));
            }
        }
        return rows;
    }

    private static int print(IpadmCall call, OutputTable.Choice choice, List<Row> rows) {
        int status = call.print(choice, rows, (row, column) -> cell(call, row, column));
        return rows.stream().anyMatch(r -> r.property().isEmpty()) ? 1 : status;
    }

    private static String cell(IpadmCall call, Row row, String column) {
        switch (column) {
            case "IFNAME" -> {
                return row.link();
            }
            case "PROTO" -> {
                return row.protocol();
            }
            case "PROPERTY" -> {
                return row.name();
            }
            default -> {}
        }
        if (row.property().isEmpty()) {
            return OutputTable.UNKNOWN;
        }
        IpProperty property = row.property().get();
        return switch (column) {
            case "PERM" -> "rw";
            case "CURRENT" -> property.current(call.stack(), call.links(), row.link());
            case "PERSISTENT" -> call.stack().saved().getOrDefault(property.key(row.link()), "");
            case "DEFAULT" -> property.standard(call.links(), row.link());
            default -> property.possible(call.links(), row.link());
        };
    }
}
