package dev.zplan.spec;

import dev.zplan.diagnostic.Suggestion;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The names that would have been right, for help texts.
 *
 * @param what what they are, in the plural: {@code fields of `zone`}
 * @param names the names
 */
record Known(String what, Collection<String> names) {

    /** The nearest name to a wrong one, if any is near, and all there are. */
    String help(String wrong) {
        String nearest = Suggestion.nearest(wrong, names)
                .map(name -> "did you mean `" + name + "`? ")
                .orElse("");
        return nearest
                + (names.isEmpty()
                        ? "there are no " + what
                        : what + ": " + names.stream().sorted().collect(Collectors.joining(", ")));
    }
}
