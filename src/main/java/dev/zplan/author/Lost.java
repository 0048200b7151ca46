package dev.zplan.author;

/**
 * Something that a spec cannot say.
 *
 * @param what the setting, and why not: one sentence
 * @param value the value as it was found; empty where it is not the value that stands in the way
 */
public record Lost(String what, String value) {

    @Override
    public String toString() {
        return what;
    }
}
