package dev.zplan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A terminal as far as zplan needs one: it wraps long lines, keeps what scrolls off, breaks lines anew when its width changes, and
 * understands {@code CSI n A}, {@code CSI J}, {@code CSI K} and colours. Anything else is an error.
 */
public final class Vt {

    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9]*)([A-Za-z])");

    private final List<Row> rows = new ArrayList<>(List.of(new Row()));
    private int height;
    private int width;
    private int top;
    private int row;
    private int column;

    /** A row of cells; the second cell of a wide character is empty. */
    private static final class Row {
        private final List<String> cells = new ArrayList<>();
        private boolean wrapped;

        void put(int column, String text) {
            while (cells.size() <= column) {
                cells.add(" ");
            }
            cells.set(column, text);
        }

        void eraseFrom(int column) {
            cells.subList(Math.min(column, cells.size()), cells.size()).clear();
            wrapped = false;
        }
    }

    /** An empty one of that size. */
    public Vt(int height, int width) {
        this.height = height;
        this.width = width;
    }

    /** Takes what a program writes; line ends come with a carriage return, as a terminal's driver adds it. */
    public Vt write(String text) {
        Matcher sequence = SEQUENCE.matcher(text);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '\u001b') {
                if (!sequence.find(i) || sequence.start() != i) {
                    throw new IllegalArgumentException(
                            "not understood: " + text.substring(i).replace("\u001b", "ESC"));
                }
                obey(sequence.group(2), sequence.group(1).isEmpty() ? 1 : Integer.parseInt(sequence.group(1)));
                i = sequence.end();
            } else {
                put(c);
                i += Character.charCount(c);
            }
        }
        return this;
    }

    private void obey(String command, int number) {
        switch (command) {
            case "A" -> row = Math.max(top, row - number);
            case "J" -> {
                rows.get(row).eraseFrom(column);
                rows.subList(row + 1, rows.size()).clear();
            }
            case "K" -> rows.get(row).eraseFrom(column);
            case "m" -> {} // colours take no room
            default -> throw new IllegalArgumentException("not understood: CSI " + command);
        }
    }

    private void put(int c) {
        if (c == '\r') {
            column = 0;
        } else if (c == '\n') {
            down();
        } else if (c < ' ' && c != '\t') {
            throw new IllegalArgumentException("control character " + c);
        } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
            int before = Math.max(0, column - 1);
            List<String> cells = rows.get(row).cells;
            cells.set(before, cells.get(before) + Character.toString(c));
        } else {
            int cells = Character.isIdeographic(c) ? 2 : 1;
            if (column + cells > width) {
                rows.get(row).wrapped = true;
                down();
            }
            rows.get(row).put(column, Character.toString(c));
            if (cells == 2) {
                rows.get(row).put(column + 1, "");
            }
            column += cells;
        }
    }

    private void down() {
        column = 0;
        if (++row == rows.size()) {
            rows.add(new Row());
        }
        top = Math.max(top, row - height + 1);
    }

    /** Gives it another size; long lines are broken anew, and the cursor stays with its text. */
    public void resize(int newHeight, int newWidth) {
        List<Row> before = new ArrayList<>(rows);
        int cursorRow = row;
        int cursorColumn = column;
        rows.clear();
        rows.add(new Row());
        height = newHeight;
        width = newWidth;
        top = 0;
        row = 0;
        column = 0;
        int newRow = 0;
        int newColumn = 0;
        for (int i = 0; i < before.size(); i++) {
            Row old = before.get(i);
            for (int j = 0; j < old.cells.size(); j++) {
                if (!old.cells.get(j).isEmpty()) {
                    write(old.cells.get(j));
                }
            }
            if (i == cursorRow) {
                newRow = row;
                newColumn = Math.min(cursorColumn, column);
            }
            if (!old.wrapped && i < before.size() - 1) {
                down();
            }
        }
        row = newRow;
        column = newColumn;
        top = Math.max(0, rows.size() - height);
    }

    /** All lines from the beginning, each whole however often it is wrapped; the one in which the cursor is last, if it is empty, is left out. */
    public List<String> lines() {
        return lines(0);
    }

    /** The lines that can be seen; the first may lack its beginning. */
    public List<String> visible() {
        return lines(top);
    }

    private List<String> lines(int from) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Row one : rows.subList(from, rows.size())) {
            line.append(one.cells.stream().collect(Collectors.joining()));
            if (!one.wrapped) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
        }
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** All lines as one text. */
    public String text() {
        return lines().stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
