package dev.zplan.diagnostic;

import java.util.List;

/**
 * A text that was read, kept so that a diagnostic can show the line it speaks of.
 *
 * @param name how the user knows it: a path relative to the current directory, {@code --set}, {@code built-in modules/vnic.kdl}
 * @param text the whole text
 */
public record Source(String name, String text) {

    /** Line {@code number} (from 1) without its line end; empty beyond the last line. */
    public String line(int number) {
        List<String> lines = text.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** A span of {@code length} characters (at least one is shown) from {@code line}:{@code column}, both from 1. */
    public Span span(int line, int column, int length) {
        return new Span(this, line, column, length);
    }

    @Override
    public String toString() {
        return name;
    }
}
