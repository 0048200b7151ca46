package dev.zplan.cli;

import dev.zplan.diagnostic.Diagnostic;
import dev.zplan.diagnostic.DiagnosticException;
import dev.zplan.diagnostic.Suggestion;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Things of one kind that users name.
 *
 * @param thing what one is called
 * @param names the names that there are
 * @param none what to say where there is none at all
 */
record Named(String thing, Collection<String> names, String none) {

    /** What was found under a name; throws, with the nearest name, when nothing was. */
    <T> T require(String name, Optional<T> found) {
        return found.orElseThrow(() -> new DiagnosticException(Diagnostic.error(
                "zplan::" + thing + "::unknown",
                "there is no " + thing + " \"" + name + "\"",
                null,
                Suggestion.nearest(name, names)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(
                                names.isEmpty()
                                        ? none
                                        : thing + "s are: " + String.join(", ", new TreeSet<>(names))))));
    }
}
