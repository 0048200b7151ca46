package dev.zplan.module;

/** What zonecfg's lexer can read (zonecfg_lex.l: a quoted string has no escapes, input is US-ASCII). */
public final class ZonecfgText {

    private ZonecfgText() {}

    /** Whether a quoted zonecfg string can hold {@code text}. */
    public static boolean canCarry(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"');
    }

    /**
     * {@code text} as one zonecfg string.
     *
     * @throws IllegalArgumentException when zonecfg cannot carry it
     */
    public static String quote(String text) {
        if (!canCarry(text)) {
            throw new IllegalArgumentException("zonecfg cannot carry «" + text + "»");
        }
        return "\"" + text + "\"";
    }
}
