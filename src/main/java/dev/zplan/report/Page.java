package dev.zplan.report;

/**
 * What a report is printed on.
 *
 * @param colour whether it has colours; without them not a single escape sequence is written
 * @param columns its width; {@link #ENDLESS} where lines are as long as they are, for programs to read
 */
public record Page(boolean colour, int columns) {

    /** The width of what is no terminal. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** Of a terminal that does not tell. */
    private static final int USUAL = 80;

    /** Below that wrapping tears everything apart. */
    private static final int LEAST = 40;

    /** Longer lines are tiring to read. */
    private static final int MOST = 140;

    /** One for programs, in colour or not. */
    public static Page endless(boolean colour) {
        return new Page(colour, ENDLESS);
    }

    /** The width to print in on a terminal of that many columns, 0 where nobody knows how many. */
    public static int columns(int terminal) {
        return terminal <= 0 ? USUAL : Math.max(LEAST, Math.min(MOST, terminal));
    }
}
