package dev.zplan.diagnostic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in a {@link Source}.
 *
 * @param source the text
 * @param line from 1
 * @param column from 1, counted in Unicode code points
 * @param length code points marked, within the line; 0 where only a position is known
 */
public record Span(Source source, int line, int column, int length) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Span that
                && line == that.line
                && column == that.column
                && length == that.length
                && Objects.equals(source, that.source);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * line + column) + source.hashCode();
    }

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return source.name() + ":" + line + ":" + column;
    }
}
