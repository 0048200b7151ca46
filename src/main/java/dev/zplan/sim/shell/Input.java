package dev.zplan.sim.shell;

import org.jspecify.annotations.Nullable;

/** Standard input: who reads takes away. */
final class Input {

    private final String text;
    private int at;

    Input(String text) {
        this.text = text;
    }

    /** The rest. */
    String rest() {
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /** The next line without its end; null at the end. */
    @Nullable
    String line() {
        if (at == text.length()) {
            return null;
        }
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return line;
    }
}
