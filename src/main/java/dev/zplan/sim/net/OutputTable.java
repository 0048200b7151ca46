package dev.zplan.sim.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BiFunction;

/**
 * The table printer of illumos (libofmt): what dladm and ipadm show, for people or for programs.
 *
 * <p>Outside a terminal it takes 24 rows a page, so the header comes again before every 23rd row.
 *
 * @param columns in the order of output
 * @param parsable separated by colons, without header
 * @param wrap comma lists that are too wide go on in the next line
 */
public record OutputTable(List<Column> columns, boolean parsable, boolean wrap) {
    /** What a row shows where a value cannot be had. */
    public static final String UNKNOWN = "?";

    private static final int PAGE = 24;

    /**
     * A column of the printer's template.
     *
     * @param name upper case
     * @param width including the gap to the next column
     */
    public record Column(String name, int width) {}

    /** The choice of columns, or why there is none. */
    public sealed interface Choice {
        /** Usable columns. */
        record Usable(OutputTable table, Optional<String> warning) implements Choice {}

        /** None. */
        record Unusable(String message) implements Choice {}
    }

    /** Columns of the template by their names, in any case; absent names mean all. */
    public static Choice choose(List<Column> template, Optional<String> names, boolean parsable, boolean wrap) {
        if (parsable && names.filter(n -> !n.isEmpty()).isEmpty()) {
            return new Choice.Unusable("output fields must be specified in parsable mode");
        }
        if (parsable && names.get().equalsIgnoreCase("all")) {
            return new Choice.Unusable("output field `all' invalid in parsable mode");
        }
        if (names.isEmpty() || names.get().equalsIgnoreCase("all")) {
            return new Choice.Usable(new OutputTable(template, parsable, wrap), Optional.empty());
        }
        return chooseNamed(template, names.get(), parsable, wrap);
    }

    private static Choice chooseNamed(List<Column> template, String names, boolean parsable, boolean wrap) {
        List<Column> good = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        for (String name : names.split(",")) {
            if (name.isEmpty()) {
                continue;
            }
            template.stream()
                    .filter(c -> c.name().equalsIgnoreCase(name))
                    .findFirst()
                    .ifPresentOrElse(good::add, () -> bad.add(" `" + name + "'"));
        }
        if (good.isEmpty()) {
            return new Choice.Unusable(bad.isEmpty() ? "Not enough space" : "no valid output fields");
        }
        if (good.size() + bad.size() > template.size()) {
            return new Choice.Unusable("Not enough space");
        }
        OutputTable table = new OutputTable(good, parsable, wrap && !parsable);
        if (bad.isEmpty()) {
            return new Choice.Usable(table, Optional.empty());
        }
        String message = "unknown output field" + (bad.size() > 1 ? "s:" : ":") + String.join("", bad);
        return parsable ? new Choice.Unusable(message) : new Choice.Usable(table, Optional.of("ignoring " + message));
    }

    /** Prints rows; a cell is asked for by its column's name. */
    public <T> String print(Iterable<T> rows, BiFunction<T, String, String> cell) {
        StringBuilder out = new StringBuilder();
        int printed = 0;
        for (T row : rows) {
            if (!parsable && printed++ % PAGE == 0) {
                line(out, columns.stream().map(Column::name).toList());
                printed++;
            }
            List<String> values = new ArrayList<>(columns.size());
            for (Column column : columns) {
                values.add(cell.apply(row, column.name()));
            }
            if (parsable) {
                out.append(parsableLine(values)).append('\n');
            } else if (wrap) {
                wrapped(out, values);
            } else {
                line(out, values.stream().map(OutputTable::shown).toList());
            }
        }
        return out.toString();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "--" : value;
    }

    private static String parsableLine(List<String> values) {
        if (values.size() == 1) {
            return values.get(0);
        }
        StringJoiner line = new StringJoiner(":");
        values.forEach(value -> line.add(value.replace("\\", "\\\\").replace(":", "\\:")));
        return line.toString();
    }

    private void line(StringBuilder out, List<String> values) {
        int overflow = 0;
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            int width = columns.get(i).width();
            if (i + 1 == values.size()) {
                out.append(value);
            } else if (value.length() + overflow >= width) {
                overflow += value.length() - width + 1;
                out.append(value).append(' ');
            } else {
                int shrink = Math.min(overflow, width - value.length());
                overflow -= shrink;
                out.append(value).append(" ".repeat(width - shrink - value.length()));
            }
        }
        out.append('\n');
    }

    private void wrapped(StringBuilder out, List<String> values) {
        List<List<String>> cells = new ArrayList<>();
        int rows = 1;
        for (int i = 0; i < values.size(); i++) {
            List<String> pieces = pieces(values.get(i), columns.get(i).width());
            cells.add(pieces);
            rows = Math.max(rows, pieces.size());
        }
        for (int row = 0; row < rows; row++) {
            List<String> shown = new ArrayList<>();
            for (List<String> pieces : cells) {
                shown.add(row < pieces.size() ? pieces.get(row) : row == 0 ? "--" : "");
            }
            line(out, shown);
        }
    }

    /** Splits at commas so that a piece and the value after it fit the column; every piece but the last keeps a comma. */
    private static List<String> pieces(String value, int width) {
        List<String> fields = new ArrayList<>();
        for (String field : value.split(",")) {
            if (!field.isEmpty()) {
                fields.add(field);
            }
        }
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            boolean last = i + 1 == fields.size();
            piece.append(fields.get(i)).append(last ? "" : ",");
            int next = last ? 0 : fields.get(i + 1).length();
            if (last || piece.length() + next > width) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
        }
        return pieces;
    }
}
