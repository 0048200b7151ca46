package dev.zplan.sim.net;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code show-linkprop}. */
final class LinkpropShow {
    private static final List<OutputTable.Column> COLUMNS = List.of(
            new OutputTable.Column("LINK", 13),
            new OutputTable.Column("PROPERTY", 16),
            new OutputTable.Column("PERM", 5),
            new OutputTable.Column("VALUE", 15),
            new OutputTable.Column("DEFAULT", 15),
            new OutputTable.Column("POSSIBLE", 20));

    private final Call call;
    private final boolean parsable;
    private final boolean saved;
    private final Set<String> failed = new HashSet<>();

    private LinkpropShow(Call call, boolean parsable, boolean saved) {
        this.call = call;
        this.parsable = parsable;
        this.saved = saved;
    }

    /** A row: a property of a link; absent if the link has no such property. */
    private record Row(Link link, String name, Optional<LinkProperty> property) {}

    static int show(Call call) {
        Getopt given = call.options("p:cPo:");
        if (given.fault().isPresent()) {
            return call.die(given.fault().get());
        }
        if (given.operands().size() > 1) {
            return call.usage();
        }
        Optional<Link> one = given.operands().stream().findFirst().flatMap(call.links()::find);
        if (!given.operands().isEmpty() && one.isEmpty()) {
            return call.die("link " + given.operands().get(0) + " is not valid", Links.NOT_FOUND);
        }
        Optional<Map<String, List<String>>> names = PropertyList.parse(String.join(",", given.values('p')), true);
        if (names.isEmpty()) {
            return call.die("invalid link properties specified");
        }
        LinkpropShow show = new LinkpropShow(call, given.has('c'), given.has('P'));
        List<Link> links =
                one.isPresent() ? List.of(one.get()) : List.copyOf(call.links().all());
        OutputTable.Choice choice = OutputTable.choose(COLUMNS, given.value('o'), given.has('c'), !given.has('c'));
        int status = call.print(choice, show.rows(links, names.get().keySet()), show::cell);
        return show.failed.isEmpty() ? status : 1;
    }

    private List<Row> rows(List<Link> links, Set<String> names) {
        Map<LinkClass, List<LinkProperty>> byClass = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Link link : links) {
            if (saved ? !link.persistent() : !link.active()) {
                continue;
            }
            if (names.isEmpty()) {
                byClass.computeIfAbsent(
                                link.linkClass(),
                                k -> LinkProperty.TABLE.stream()
                                        .filter(p -> p.appliesTo(link))
                                        .toList())
                        .forEach(p -> rows.add(new Row(link, p.name(), Optional.of(p))));
            } else {
                names.forEach(n ->
                        rows.add(new Row(link, n, LinkProperty.named(n).filter(p -> p.appliesTo(link)))));
            }
        }
        return rows;
    }

    private String cell(Row row, String column) {
        if (column.equals("LINK")) {
            return row.link().name();
        }
        if (column.equals("PROPERTY")) {
            return row.name();
        }
        if (row.property().isEmpty()) {
            return unknown(row);
        }
        LinkProperty property = row.property().get();
        return switch (column) {
            case "PERM" -> property.writable() ? "rw" : "r-";
            case "VALUE" -> filled(saved ? savedValue(row.link(), property) : property.current(row.link()));
            case "DEFAULT" -> filled(property.standardOf(row.link()));
            default -> parsable ? property.possible(row.link()) : filled(property.possible(row.link())) + " ";
        };
    }

    private static String savedValue(Link link, LinkProperty property) {
        return link.savedProperty(property.name()).orElse(LinkProperty.NONE);
    }

    private String filled(String value) {
        return value.isEmpty() && !parsable ? "--" : value;
    }

    /** The first column that fails says why, once a row. */
    private String unknown(Row row) {
        if (failed.add(row.link().name() + " " + row.name())) {
            String status = LinkProperty.named(row.name()).isPresent() ? Links.BAD_ARGUMENT : Links.NOT_FOUND;
            call.warn("cannot get link property '" + row.name() + "' for "
                    + row.link().name() + ": " + status);
        }
        return OutputTable.UNKNOWN;
    }
}
