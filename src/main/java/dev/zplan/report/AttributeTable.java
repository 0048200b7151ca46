package dev.zplan.report;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Attributes below each other: their values in one column, former and new ones in two. */
final class AttributeTable {

    private static final String GAP = "  ";
    private static final String ARROW = "-> ";

    /** The sign and a blank. */
    private static final int SIGN = 2;

    /** Beyond these, a long path or value is let stick out rather than push all others aside. */
    private static final int WIDEST_LABEL = 36;

    private static final int WIDEST_BEFORE = 24;

    private final Page page;
    private final Paint paint;
    private final int indent;
    private final int labels;
    private final int befores;

    /**
     * For lines that are to stand in line with each other, though other things may stand between them.
     *
     * @param indent how far all of it stands in
     */
    AttributeTable(Page page, int indent, Collection<AttributeLine> lines) {
        this.page = page;
        this.paint = new Paint(page.colour());
        this.indent = indent;
        labels = widest(lines.stream().filter(l -> value(l) != null).map(AttributeTable::label), WIDEST_LABEL);
        befores = widest(
                lines.stream().filter(l -> l.after() != null).flatMap(l -> Stream.ofNullable(l.before())),
                WIDEST_BEFORE);
    }

    private static int widest(Stream<String> texts, int most) {
        return texts.mapToInt(Cells::width).filter(w -> w <= most).max().orElse(0);
    }

    /** Each ends in a line end; wrapped where the page is not wide enough. */
    String print(List<AttributeLine> lines) {
        StringBuilder out = new StringBuilder();
        lines.forEach(line -> print(line, out));
        return out.toString();
    }

    private void print(AttributeLine line, StringBuilder out) {
        int margin = indent + SIGN + labels + GAP.length();
        String label = " ".repeat(indent + SIGN) + label(line);
        String lead = value(line) == null ? label : pad(label, margin - GAP.length()) + GAP;
        List<String> shown = Flow.lines(page.columns(), margin, lead, text(line));
        String sign = AttributeText.sign(line.sign(), paint);
        out.append(" ".repeat(indent))
                .append(sign)
                .append(shown.get(0).substring(indent + 1))
                .append('\n');
        shown.stream().skip(1).forEach(more -> out.append(more).append('\n'));
    }

    private static String label(AttributeLine line) {
        return value(line) == null ? line.path() : line.path() + ":";
    }

    private static @Nullable String value(AttributeLine line) {
        return line.after() == null ? line.before() : line.after();
    }

    private String text(AttributeLine line) {
        String both = line.before() == null || line.after() == null ? "" : pad(line.before(), befores) + " " + ARROW;
        String notes = Stream.of(line.remark(), line.asks())
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining(", "));
        return both + Objects.requireNonNullElse(value(line), "") + (notes.isEmpty() ? "" : GAP + "(" + notes + ")");
    }

    private static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - Cells.width(text)));
    }
}
