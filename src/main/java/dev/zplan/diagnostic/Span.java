package dev.zplan.diagnostic;

/**
 * A place in a {@link Source}.
 *
 * @param source the text
 * @param line from 1
 * @param column from 1, counted in Unicode code points
 * @param length code points marked, within the line; 0 where only a position is known
 */
public record Span(Source source, int line, int column, int length) {

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return source.name() + ":" + line + ":" + column;
    }
}
