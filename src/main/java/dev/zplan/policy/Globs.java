package dev.zplan.policy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words in which {@code *} stands for any characters.
 *
 * @param texts as they were written
 */
public record Globs(List<String> texts) {

    /** Keeps a copy. */
    public Globs {
        texts = List.copyOf(texts);
    }

    /** Whether one of them is that word. */
    public boolean match(String word) {
        return texts.stream().anyMatch(glob -> pattern(glob).matcher(word).matches());
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                List.of(glob.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    @Override
    public String toString() {
        return String.join(", ", texts);
    }
}
