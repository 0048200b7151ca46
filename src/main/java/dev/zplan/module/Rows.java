package dev.zplan.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.zplan.resource.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts the output of a read command into rows of named columns. */
final class Rows {

    private Rows() {}

    /** The rows that count; a column that is empty, {@code -} or {@code --} is left out. */
    static List<Map<String, String>> of(ReadDef read, String output) {
        List<Map<String, String>> rows = new ArrayList<>();
        if (read.format() == ReadDef.Format.JSON) {
            json(read, output, rows);
        } else {
            output.lines().filter(line -> !line.isEmpty()).forEach(line -> {
                List<String> cells = cells(read, line);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < Math.min(cells.size(), read.columns().size()); i++) {
                    put(row, read.columns().get(i), cells.get(i));
                }
                rows.add(row);
            });
        }
        rows.removeIf(row -> !read.where().stream().allMatch(c -> c.holds(row.get(c.column()))));
        return rows;
    }

    private static void put(Map<String, String> row, String column, String cell) {
        String value = cell.strip();
        if (!column.equals("-") && !value.isEmpty() && !value.equals("-") && !value.equals("--")) {
            row.put(column, value);
        }
    }

    private static List<String> cells(ReadDef read, String line) {
        return switch (read.format()) {
            case COLONS -> colons(line);
            case TABS -> List.of(line.split("\t", -1));
            case WORDS -> List.of(line.strip().split("\\s+"));
            default -> List.of(line);
        };
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

    private static void json(ReadDef read, String output, List<Map<String, String>> rows) {
        JsonNode root;
        try {
            root = JsonText.read(output);
        } catch (JsonProcessingException e) {
            throw new UnreadableException("its output is not JSON: " + e.getOriginalMessage());
        }
        for (JsonNode node : root.isArray() ? root : List.of(root)) {
            Map<String, String> row = new HashMap<>();
            for (String column : read.columns()) {
                @Nullable JsonNode cell = node.get(column);
                if (cell != null && !cell.isNull()) {
                    put(row, column, cell.isValueNode() ? cell.asText() : cell.toString());
                }
            }
            rows.add(row);
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
