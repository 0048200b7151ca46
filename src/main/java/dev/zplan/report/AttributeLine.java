package dev.zplan.report;

import org.jspecify.annotations.Nullable;

/**
 * One line about an attribute: what it gets, or how it changes. Everything in it can be shown as it is.
 *
 * @param sign {@code +} for what comes, {@code -} for what goes, {@code ~} for what changes, a blank for what is just told
 * @param path the attribute, with the entry or member within it
 * @param before its value now; null where it has none, or none that needs words
 * @param after its value then; null likewise
 * @param remark what the values do not show, without parentheses; empty for nothing
 * @param asks what the change asks for, without parentheses; empty for nothing
 */
public record AttributeLine(
        char sign,
        String path,
        @Nullable String before,
        @Nullable String after,
        String remark,
        String asks) {

    static AttributeLine of(char sign, String path, @Nullable String before, @Nullable String after) {
        return new AttributeLine(sign, path, before, after, "", "");
    }

    AttributeLine remark(String words) {
        return new AttributeLine(sign, path, before, after, words, asks);
    }

    /** The same of something new, all of which comes. */
    AttributeLine unsigned() {
        return new AttributeLine(' ', path, before, after, remark, asks);
    }

    AttributeLine asks(String words) {
        return new AttributeLine(sign, path, before, after, remark, words);
    }
}
