package dev.zplan.module;

import java.util.Optional;

/**
 * Checks that a template leaves every value where quoting it is right: outside of quotes, and not behind a backslash. What
 * stands between two values or directives has to be whole in itself, so that it does not matter which of them are taken.
 */
final class TemplateQuotes {

    /**
     * What is wrong with a template.
     *
     * @param code the diagnostic's code
     * @param message one sentence
     * @param help what to write instead
     */
    record Fault(String code, String message, String help) {}

    private static final Fault QUOTED = new Fault(
            "zplan::module::quoted_value",
            "the command puts quotes around a ${…} or a directive, and values are quoted already",
            "write ${name} without quotes: it is always one word, whatever the value is");
    private static final Fault ESCAPED = new Fault(
            "zplan::module::quoted_value",
            "the command has a backslash before a ${…} or a directive, which takes away its quote",
            "leave the backslash out: ${name} is always one word, whatever the value is");
    private static final Fault OPEN =
            new Fault("zplan::module::bad_command", "a quote of the command is not closed", "close it");
    private static final Fault DOUBLE = new Fault(
            "zplan::module::bad_command",
            "the command has double quotes, and no shell reads it",
            "use single quotes, as 'two words'; ${name} needs none");

    private final char quote;
    private final boolean shell;

    private TemplateQuotes(char quote, boolean shell) {
        this.quote = quote;
        this.shell = shell;
    }

    /** For a command line: single quotes and backslashes count. */
    static TemplateQuotes argv() {
        return new TemplateQuotes('\'', true);
    }

    /** For a zonecfg script: double quotes count, there is no backslash. */
    static TemplateQuotes zonecfg() {
        return new TemplateQuotes('"', false);
    }

    /** The first fault of a template; empty when there is none. */
    Optional<Fault> fault(String template) {
        boolean quoted = false;
        boolean escaped = false;
        int at = 0;
        while (at < template.length()) {
            int end = directive(template, at);
            if (end > at) {
                if (quoted || escaped) {
                    return Optional.of(quoted ? QUOTED : ESCAPED);
                }
                at = end;
                continue;
            }
            char c = template.charAt(at++);
            if (escaped) {
                escaped = false;
            } else if (c == quote) {
                quoted = !quoted;
            } else if (shell && !quoted && c == '"') {
                return Optional.of(DOUBLE);
            } else {
                escaped = shell && !quoted && c == '\\';
            }
        }
        return quoted ? Optional.of(OPEN) : escaped ? Optional.of(ESCAPED) : Optional.empty();
    }

    /** Where the interpolation, directive or comment ends that begins at {@code at}; {@code at} when none does. */
    private static int directive(String template, int at) {
        if (template.startsWith("<#--", at)) {
            int end = template.indexOf("-->", at);
            return end < 0 ? template.length() : end + "-->".length();
        }
        if (template.startsWith("${", at) || template.startsWith("#{", at)) {
            return expression(template, at + 2, '}');
        }
        if (template.startsWith("<#", at)
                || template.startsWith("</#", at)
                || template.startsWith("<@", at)
                || template.startsWith("</@", at)) {
            return expression(template, at + 2, '>');
        }
        return at;
    }

    /** Where an expression ends that closes with {@code close}: not within a string or within brackets. */
    private static int expression(String template, int from, char close) {
        int depth = 0;
        for (int i = from; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '"' || c == '\'') {
                i = string(template, i);
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (depth > 0 && (c == ')' || c == ']' || c == '}')) {
                depth--;
            } else if (depth == 0 && c == close) {
                return i + 1;
            }
        }
        return template.length();
    }

    /** The index of the quote that closes the string which begins at {@code from}. */
    private static int string(String template, int from) {
        boolean raw = from > 0 && template.charAt(from - 1) == 'r';
        for (int i = from + 1; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '\\' && !raw) {
                i++;
            } else if (c == template.charAt(from)) {
                return i;
            }
        }
        return template.length();
    }
}
