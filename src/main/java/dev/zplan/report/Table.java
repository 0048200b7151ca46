package dev.zplan.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows under a header.
 *
 * @param header the names of the columns, as {@code BOOTS AT}
 * @param rows each as long as the header; an empty cell for nothing
 */
public record Table(List<String> header, List<List<String>> rows) {

    private static final String GAP = "  ";

    /** Keeps copies. */
    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " under " + header.size() + " columns");
            }
        }
    }

    /** In columns, ending in a line end; an empty cell shows as {@code -}. */
    public String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(header.stream().map(Printable::line).toList());
        rows.forEach(row -> lines.add(row.stream()
                .map(cell -> cell.isEmpty() ? "-" : Printable.line(cell))
                .toList()));
        int[] widths = new int[header.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Cells.width(line.get(i)));
            }
        }
        StringBuilder out = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = line.get(i);
                row.append(cell)
                        .append(" ".repeat(widths[i] - Cells.width(cell)))
                        .append(GAP);
            }
            out.append(row.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** As objects; the columns' names in lower case with dashes. */
    public ArrayNode json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(rows.size());
        for (List<String> row : rows) {
            ObjectNode object = array.addObject();
            for (int i = 0; i < row.size(); i++) {
                object.put(header.get(i).toLowerCase(Locale.ROOT).replace(' ', '-'), row.get(i));
            }
        }
        return array;
    }
}
