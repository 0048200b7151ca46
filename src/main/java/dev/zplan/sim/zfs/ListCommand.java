package dev.zplan.sim.zfs;

import dev.zplan.sim.command.Getopt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code zfs list}. */
final class ListCommand {
    private static final String STANDARD = "name,used,available,referenced,mountpoint";

    private ListCommand() {}

    static int run(ZfsCall call) {
        Getopt given = Getopt.parse("HS:d:o:prs:t:", call.args());
        Optional<String> type =
                given.value('t').filter(t -> Selection.parseTypes(t).isEmpty());
        if (type.isPresent()) {
            return call.usage("invalid type '" + Selection.badType(type.get()) + "'");
        }
        Optional<String> badDepth = Selection.badDepth(given.value('d'));
        if (badDepth.isPresent()) {
            return call.usage(badDepth.get());
        }
        Optional<String> badSort = given.options().stream()
                .filter(o -> "sS".indexOf(o.letter()) >= 0 && !sortable(o.value()))
                .map(Getopt.Option::value)
                .findFirst();
        if (badSort.isPresent()) {
            return call.usage("invalid property '" + badSort.get() + "'");
        }
        if (given.fault().isPresent()) {
            return call.usage(given.fault().get());
        }
        String columns = given.value('o').orElse(STANDARD);
        Optional<String> bad = GetCommand.badList(columns);
        if (bad.isPresent()) {
            return call.usage("bad property list: " + bad.get());
        }
        List<String> names = columns.equals("all")
                ? Property.TABLE.stream().map(Property::name).toList()
                : GetCommand.names(columns);
        return list(
                call,
                given,
                names.stream().map(n -> new Column(n, given.has('p'))).toList());
    }

    private static boolean sortable(String name) {
        return Property.isUser(name) || Property.named(name).isPresent();
    }

    private static int list(ZfsCall call, Getopt given, List<Column> columns) {
        Set<DatasetType> types = given.value('t')
                .flatMap(Selection::parseTypes)
                .orElse(EnumSet.of(DatasetType.FILESYSTEM, DatasetType.VOLUME, DatasetType.SNAPSHOT));
        if (!given.has('t') && given.value('o').filter("space"::equals).isPresent()) {
            types = DatasetType.HEADS;
        }
        int depth = Selection.depth(given, types, !given.operands().isEmpty());
        Selection.Found found = new Selection(call, types, depth, given.has('t')).find(given.operands());
        Values values = new Values(call.pools());
        List<Node> rows = sorted(found.nodes(), given, values);
        if (rows.isEmpty() && found.exitCode() == 0 && !given.has('H')) {
            call.console().out("no datasets available\n");
        } else if (!rows.isEmpty()) {
            print(call, given, columns, rows, values);
        }
        return found.exitCode();
    }

    private static List<Node> sorted(List<Node> nodes, Getopt given, Values values) {
        Comparator<Node> order = null;
        for (Getopt.Option option : given.options()) {
            if ("sS".indexOf(option.letter()) >= 0) {
                Comparator<Node> next = new Column(option.value(), true).order(values, option.letter() == 'S');
                order = order == null ? next : order.thenComparing(next);
            }
        }
        List<Node> rows = new ArrayList<>(nodes);
        if (order != null) {
            rows.sort(order.thenComparing(Selection.BY_NAME));
        }
        return rows;
    }

    private static void print(ZfsCall call, Getopt given, List<Column> columns, List<Node> rows, Values values) {
        List<List<String>> table = new ArrayList<>();
        for (Node row : rows) {
            table.add(columns.stream().map(c -> c.value(row, values)).toList());
        }
        StringBuilder out = new StringBuilder();
        if (given.has('H')) {
            table.forEach(r -> out.append(String.join("\t", r)).append('\n'));
        } else {
            aligned(columns, table, out);
        }
        call.console().out(out.toString());
    }

    private static void aligned(List<Column> columns, List<List<String>> table, StringBuilder out) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int width = columns.get(i).width();
            if (columns.get(i).grows()) {
                for (List<String> row : table) {
                    width = Math.max(width, row.get(i).length());
                }
            }
            widths.add(width);
        }
        line(columns, widths, columns.stream().map(Column::header).toList(), out);
        table.forEach(row -> line(columns, widths, row, out));
    }

    private static void line(List<Column> columns, List<Integer> widths, List<String> values, StringBuilder out) {
        for (int i = 0; i < values.size(); i++) {
            String pad = " ".repeat(Math.max(0, widths.get(i) - values.get(i).length()));
            boolean last = i + 1 == values.size();
            out.append(i == 0 ? "" : "  ");
            if (columns.get(i).right()) {
                out.append(pad).append(values.get(i));
            } else {
                out.append(values.get(i)).append(last ? "" : pad);
            }
        }
        out.append('\n');
    }
}
