package dev.zplan.sim.zfs;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The table of {@code zfs get} for people (zprop_print_headers): a column is as wide as what it could hold by its
 * properties, not as what it holds.
 */
final class GetTable {
    private final List<String> columns;
    private final Map<String, Integer> widths;

    /**
     * A table.
     *
     * @param columns name, property, value, received, source
     * @param nodes that were found, shown or not
     * @param properties that were asked for
     * @param all whether all native ones were
     */
    GetTable(List<String> columns, List<Node> nodes, Collection<String> properties, boolean all, Values values) {
        this.columns = columns;
        int name = 4;
        int property = 8;
        int value = 5;
        int received = 8;
        for (Node node : nodes) {
            name = Math.max(name, node.name().length());
        }
        List<String> natives = Property.TABLE.stream().map(Property::name).toList();
        for (String p : all ? natives : properties) {
            property = Math.max(property, p.length());
            value = Math.max(value, new Column(p, false).width());
        }
        for (String p : properties) {
            Column column = new Column(p, false);
            property = Math.max(property, column.label().length());
            value = Math.max(value, column.width());
            for (Node node : column.grows() ? nodes : List.<Node>of()) {
                value = Math.max(value, column.value(node, values).length());
                received = Math.max(
                        received, Setting.receivedOf(node, column.label()).length());
            }
        }
        this.widths = Map.of(
                "name", name,
                "property", property,
                "value", value,
                "received", received,
                "source", name + "inherited from".length());
    }

    String print(List<List<String>> rows) {
        StringBuilder out = new StringBuilder();
        line(columns.stream().map(c -> c.toUpperCase(Locale.ROOT)).toList(), out);
        rows.forEach(r -> line(r, out));
        return out.toString();
    }

    private void line(List<String> cells, StringBuilder out) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean last = i + 1 == cells.size();
            int width = widths.getOrDefault(columns.get(i), 0);
            out.append(cell).append(last ? "" : " ".repeat(Math.max(0, width - cell.length()) + 2));
        }
        out.append('\n');
    }
}
