package dev.zplan.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.zplan.resource.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the output of a read command into rows of named columns. */
final class Rows {

    private Rows() {}

    /** The rows that count; a column that is empty, {@code -} or {@code --} says nothing. */
    static List<Row> of(ReadDef read, String output) {
        List<Row> rows = new ArrayList<>();
        if (read.format() == ReadDef.Format.JSON) {
            json(read, output, rows);
        } else {
            for (int begin = 0, end; begin < output.length(); begin = end + 1) {
                end = output.indexOf('\n', begin);
                end = end < 0 ? output.length() : end;
                if (end > begin) {
                    add(read, cells(read, output.substring(begin, end)), rows);
                }
            }
        }
        return rows;
    }

    /** Adds a row if it counts. */
    private static void add(ReadDef read, List<String> raw, List<Row> rows) {
        int size = Math.min(raw.size(), read.columns().size());
        List<String> cells = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            cells.add(read.columns().get(i).equals("-") ? "" : cell(raw.get(i)));
        }
        Row row = new Row(read.columns(), cells);
        for (ReadDef.Condition condition : read.where()) {
            if (!condition.holds(row.get(condition.column()))) {
                return;
            }
        }
        rows.add(row);
    }

    private static String cell(String raw) {
        String cell = raw.strip();
        return cell.equals("-") || cell.equals("--") ? "" : cell;
    }

    private static List<String> cells(ReadDef read, String line) {
        return switch (read.format()) {
            case COLONS -> line.indexOf('\\') < 0 ? split(line, ':', read.columns()) : colons(line);
            case TABS -> split(line, '\t', read.columns());
            case WORDS -> List.of(line.strip().split("\\s+"));
            default -> List.of(line);
        };
    }

    /** Columns that nothing holds together, and of these only what somebody wants to know. */
    private static List<String> split(String line, char separator, List<String> columns) {
        List<String> cells = new ArrayList<>(columns.size());
        for (int begin = 0, end = 0; end < line.length() && cells.size() < columns.size(); begin = end + 1) {
            end = line.indexOf(separator, begin);
            end = end < 0 ? line.length() : end;
            cells.add(columns.get(cells.size()).equals("-") ? "" : line.substring(begin, end));
        }
        return cells;
    }

    /** Columns between colons; a backslash holds a colon or a backslash (libofmt, zoneadm list -p). */
    static List<String> colons(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length() && (line.charAt(i + 1) == ':' || line.charAt(i + 1) == '\\')) {
                cell.append(line.charAt(++i));
            } else if (c == ':') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static void json(ReadDef read, String output, List<Row> rows) {
        JsonNode root;
        try {
            root = JsonText.read(output);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("its output is not JSON: " + e.getOriginalMessage());
        }
        for (JsonNode node : root.isArray() ? root : List.of(root)) {
            List<String> cells = new ArrayList<>();
            for (String column : read.columns()) {
                @Nullable JsonNode cell = node.get(column);
                cells.add(cell == null || cell.isNull() ? "" : cell.isValueNode() ? cell.asText() : cell.toString());
            }
            add(read, cells, rows);
        }
    }

    /** That a host printed something that a module cannot read. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }
}
